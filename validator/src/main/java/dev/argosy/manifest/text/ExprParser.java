package dev.argosy.manifest.text;

import dev.argosy.manifest.text.ExprToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Recursive descent over expr-lang's grammar, with its precedences: what stands between operands.
 * Stops at the first place that does not fit by throwing {@link TextError}.
 */
final class ExprParser {
  /** Deeper nesting is not read, so that the stack cannot overflow. */
  private static final int DEEPEST = 150;

  static final int LOWEST = 0;
  private static final int POWER = 100;
  private static final Map<String, Integer> BINARY =
      Map.ofEntries(
          Map.entry("|", LOWEST),
          Map.entry("or", 10),
          Map.entry("||", 10),
          Map.entry("and", 15),
          Map.entry("&&", 15),
          Map.entry("==", 20),
          Map.entry("!=", 20),
          Map.entry("<", 20),
          Map.entry(">", 20),
          Map.entry(">=", 20),
          Map.entry("<=", 20),
          Map.entry("in", 20),
          Map.entry("matches", 20),
          Map.entry("contains", 20),
          Map.entry("startsWith", 20),
          Map.entry("endsWith", 20),
          Map.entry("..", 25),
          Map.entry("+", 30),
          Map.entry("-", 30),
          Map.entry("*", 60),
          Map.entry("/", 60),
          Map.entry("%", 60),
          Map.entry("**", POWER),
          Map.entry("^", POWER),
          Map.entry("??", 500));
  private static final Set<String> COMPARISONS = Set.of("<", ">", "<=", ">=");
  private static final Set<String> NEGATABLE =
      Set.of("in", "matches", "contains", "startsWith", "endsWith");

  private final ExprTokens tokens;
  private final ExprOperands operands;
  private int depth;

  /**
   * @param variables names that hide built-in functions of the same name
   */
  ExprParser(String text, Set<String> variables) {
    this.tokens = new ExprTokens(text);
    this.operands = new ExprOperands(tokens, this, variables);
  }

  /** The whole text as one expression. */
  ExprNode whole() {
    ExprNode expression = sequence();
    if (tokens.current().kind() != Kind.END) {
      throw ExprMistakes.trailing(tokens.current());
    }
    return expression;
  }

  ExprNode sequence() {
    int from = tokens.current().from();
    List<ExprNode> parts = new ArrayList<>();
    parts.add(expression(LOWEST));
    while (tokens.isOperator(";")) {
      tokens.take();
      if (tokens.current().kind() == Kind.END) {
        break;
      }
      parts.add(expression(LOWEST));
    }
    return parts.size() == 1
        ? parts.get(0)
        : tokens.node(new ExprNode.Sequence(from, tokens.taken(), parts));
  }

  ExprNode expression(int precedence) {
    if (++depth > DEEPEST) {
      throw new TextError(
          TextProblem.warning(
              TextProblem.Kind.TOO_LARGE,
              tokens.current().from(),
              Math.max(tokens.current().to(), tokens.current().from()),
              "nested deeper than " + DEEPEST + " levels: not checked",
              "compute parts of it in steps, or name them with let"));
    }
    ExprNode result =
        precedence == LOWEST && tokens.isOperator("let")
            ? let()
            : precedence == LOWEST && tokens.isOperator("if") ? ifElse() : operators(precedence);
    depth--;
    return result;
  }

  private ExprNode operators(int precedence) {
    int from = tokens.current().from();
    ExprNode left = operands.primary();
    String previous = "";
    while (tokens.current().kind() == Kind.OPERATOR) {
      Optional<ExprToken> not = Optional.empty();
      if (tokens.isOperator("not")) {
        not = negation(precedence);
        if (not.isEmpty()) {
          break;
        }
      }
      Integer binding = BINARY.get(tokens.current().text());
      if (binding == null || binding < precedence) {
        break;
      }
      String operator = tokens.current().text();
      left = operator(from, left, binding, not, previous);
      previous = operator;
    }
    return precedence == LOWEST ? conditional(from, left) : left;
  }

  /** Takes the {@code not} of {@code not in}; gives nothing when what follows binds less. */
  private Optional<ExprToken> negation(int precedence) {
    ExprToken before = tokens.last();
    ExprToken not = tokens.take();
    if (tokens.current().kind() != Kind.OPERATOR || !NEGATABLE.contains(tokens.current().text())) {
      throw ExprMistakes.unexpected(
          tokens.current(),
          "after 'not' between two values",
          "write a not in b, or !(…) before a value");
    }
    if (BINARY.getOrDefault(tokens.current().text(), LOWEST) >= precedence) {
      return Optional.of(not);
    }
    tokens.giveBack(before);
    return Optional.empty();
  }

  private ExprNode operator(
      int from, ExprNode left, int binding, Optional<ExprToken> not, String previous) {
    ExprToken sign = tokens.take();
    if (sign.text().equals("|")) {
      ExprToken name = tokens.current();
      if (!name.isName()) {
        throw ExprMistakes.afterPipe(name);
      }
      tokens.take();
      return operands.call(from, name, List.of(left), true);
    }
    if (previous.equals("??") && !sign.text().equals("??")) {
      throw TextError.syntax(
          sign.from(),
          sign.to(),
          Quoted.of(sign.text()) + " cannot follow ?? without parentheses",
          "write (a ?? b) " + sign.text() + " c");
    }
    if (COMPARISONS.contains(sign.text())) {
      return comparisons(from, left, sign, binding);
    }
    ExprNode right = expression(binding == POWER ? binding : binding + 1);
    ExprNode result = binary(from, sign, left, right);
    return not.isEmpty()
        ? result
        : tokens.node(new ExprNode.Unary(from, tokens.taken(), "not", result));
  }

  /** {@code a < b < c} means {@code a < b && b < c}. */
  private ExprNode comparisons(int from, ExprNode first, ExprToken sign, int binding) {
    ExprNode right = expression(binding + 1);
    ExprNode root = binary(from, sign, first, right);
    while (tokens.current().kind() == Kind.OPERATOR
        && COMPARISONS.contains(tokens.current().text())) {
      ExprToken next = tokens.take();
      ExprNode following = expression(binding + 1);
      ExprNode link = binary(right.from(), next, right, following);
      ExprToken and = new ExprToken(Kind.OPERATOR, "&&", next.from(), next.to());
      root = binary(from, and, root, link);
      right = following;
    }
    return root;
  }

  private ExprNode binary(int from, ExprToken sign, ExprNode left, ExprNode right) {
<<<<<<< HEAD
    return node(new ExprNode.Binary(from, taken, sign.text(), sign.from(), sign.to(), left, right));
=======
    return tokens.node(
        new ExprNode.Binary(
            from, tokens.taken(), sign.text(), sign.from(), sign.to(), left, right));
>>>>>>> h-expr
  }

  private ExprNode conditional(int from, ExprNode condition) {
    ExprNode result = condition;
    while (tokens.isOperator("?")) {
      tokens.take();
      ExprNode then = result;
      if (!tokens.isOperator(":")) {
        then = expression(LOWEST);
      }
      tokens.expect(Kind.OPERATOR, ":", "of 'condition ? then : otherwise'");
      ExprNode otherwise = expression(LOWEST);
      result = tokens.node(new ExprNode.Conditional(from, tokens.taken(), result, then, otherwise));
    }
    return result;
  }

  private ExprNode let() {
    int from = tokens.take().from();
    ExprToken name = tokens.current();
    if (!name.isName()) {
      throw ExprMistakes.unexpected(name, "after 'let'", "write let name = value; expression");
    }
    tokens.take();
    tokens.expect(Kind.OPERATOR, "=", "of 'let name = value; expression'");
    ExprNode value = expression(LOWEST);
    tokens.expect(Kind.OPERATOR, ";", "after the value of 'let'");
    ExprNode body = sequence();
    return tokens.node(
        new ExprNode.Let(from, tokens.taken(), name.text(), name.from(), value, body));
  }

  private ExprNode ifElse() {
    int from = tokens.take().from();
    ExprNode condition = expression(LOWEST);
    ExprNode then = block("of 'if condition { … } else { … }'");
    tokens.expect(Kind.OPERATOR, "else", "of 'if condition { … } else { … }'");
    ExprNode otherwise = tokens.isOperator("if") ? expression(LOWEST) : block("after 'else'");
    return new ExprNode.Conditional(from, tokens.taken(), condition, then, otherwise);
  }

  private ExprNode block(String why) {
    tokens.expect(Kind.BRACKET, "{", why);
    ExprNode body = sequence();
    tokens.expect(Kind.BRACKET, "}", "to close '{'");
    return body;
  }
<<<<<<< HEAD

  private ExprNode primary() {
    ExprToken first = token;
    Integer binding = first.kind() == Kind.OPERATOR ? UNARY.get(first.text()) : null;
    if (binding != null) {
      take();
      ExprNode operand = expression(binding);
      return postfix(node(new ExprNode.Unary(first.from(), taken, first.text(), operand)));
    }
    if (first.isBracket("(")) {
      take();
      ExprNode inner = sequence();
      expect(Kind.BRACKET, ")", "to close '('");
      return postfix(inner);
    }
    if (predicates > 0 && (first.isOperator("#") || first.isOperator("."))) {
      return postfix(pointer(first));
    }
    if (first.isOperator("::")) {
      take();
      ExprToken name = token;
      if (!name.isName()) {
        throw ExprMistakes.unexpected(name, "after '::'", "write ::name(…)");
      }
      take();
      return postfix(call(first.from(), name, List.of(), false));
    }
    return secondary();
  }

  private ExprNode pointer(ExprToken first) {
    String name = "";
    int to = first.from();
    if (first.isOperator("#")) {
      take();
      if (token.isName()) {
        name = take().text();
      }
      to = taken;
    }
    return node(new ExprNode.Pointer(first.from(), to, name));
  }

  private ExprNode secondary() {
    ExprToken first = token;
    return switch (first.kind()) {
      case NAME -> {
        take();
        yield name(first);
      }
      case NUMBER -> {
        take();
        yield node(ExprNumber.read(first));
      }
      case STRING -> {
        take();
        yield postfix(node(new ExprNode.Text(first.from(), first.to(), first.text())));
      }
      case OPERATOR, BRACKET, END -> {
        if (first.isBracket("[")) {
          yield postfix(listOf());
        }
        if (first.isBracket("{")) {
          yield postfix(mapOf());
        }
        throw ExprMistakes.missingOperand(first, last);
      }
    };
  }

  private ExprNode name(ExprToken name) {
    int from = name.from();
    int to = name.to();
    return switch (name.text()) {
      case "true", "false" -> node(new ExprNode.Bool(from, to, name.text().equals("true")));
      case "nil" -> node(new ExprNode.Nil(from, to));
      default ->
          postfix(
              token.isBracket("(")
                  ? call(from, name, List.of(), true)
                  : node(new ExprNode.Name(from, to, name.text())));
    };
  }

  private ExprNode call(int from, ExprToken name, List<ExprNode> piped, boolean hidable) {
    boolean hidden = hidable && variables.contains(name.text());
    Optional<ExprPredicates> predicate = ExprPredicates.named(name.text());
    List<ExprNode> arguments = new ArrayList<>(piped);
    if (!hidden && predicate.isPresent()) {
      predicateArguments(name, predicate.get(), arguments);
    } else {
      arguments(name, arguments);
    }
    if (!hidden && ExprBuiltins.isBuiltin(name.text())) {
      return node(new ExprNode.Builtin(from, taken, name.text(), name.from(), arguments));
    }
    ExprNode callee = node(new ExprNode.Name(name.from(), name.to(), name.text()));
    return node(new ExprNode.Call(from, taken, callee, arguments));
  }

  private void predicateArguments(
      ExprToken name, ExprPredicates function, List<ExprNode> arguments) {
    expect(Kind.BRACKET, "(", "after " + name.text());
    int given = arguments.size();
    for (int i = given; i < function.most(); i++) {
      if (token.isBracket(")")) {
        if (i >= function.least()) {
          break;
        }
        throw new TextError(
            TextProblem.error(
                TextProblem.Kind.WRONG_ARGUMENTS,
                name.from(),
                name.to(),
                name.text() + " needs " + function.form(),
                ""));
      }
      if (i > given) {
        expect(Kind.OPERATOR, ",", "between arguments of " + name.text());
      }
      arguments.add(i == 1 ? predicate() : expression(LOWEST));
    }
    if (token.isOperator(",")) {
      take();
    }
    expect(Kind.BRACKET, ")", "to close '(' of " + name.text());
  }

  private ExprNode predicate() {
    int from = token.from();
    boolean braced = token.isBracket("{");
    if (braced) {
      take();
    }
    predicates++;
    ExprNode body = braced ? sequence() : expression(LOWEST);
    predicates--;
    if (braced) {
      expect(Kind.BRACKET, "}", "to close '{'");
    } else if (token.isOperator(";")) {
      throw ExprMistakes.unexpected(token, "here", "put what is done with each element in { }");
    }
    return node(new ExprNode.Predicate(from, taken, body));
  }

  private void arguments(ExprToken name, List<ExprNode> arguments) {
    int given = arguments.size();
    expect(Kind.BRACKET, "(", "after " + Quoted.of(name.text()));
    while (!token.isBracket(")")) {
      if (arguments.size() > given) {
        expect(Kind.OPERATOR, ",", "or ')' after an argument of " + Quoted.of(name.text()));
        if (token.isBracket(")")) {
          break;
        }
      }
      arguments.add(expression(LOWEST));
    }
    take();
  }

  private ExprNode listOf() {
    int from = take().from();
    List<ExprNode> items = new ArrayList<>();
    while (!token.isBracket("]")) {
      if (!items.isEmpty()) {
        expect(Kind.OPERATOR, ",", "or ']' after an item");
        if (token.isBracket("]")) {
          break;
        }
      }
      items.add(expression(LOWEST));
    }
    take();
    return node(new ExprNode.ListOf(from, taken, items));
  }

  private ExprNode mapOf() {
    int from = take().from();
    List<ExprNode.Entry> entries = new ArrayList<>();
    while (!token.isBracket("}")) {
      if (!entries.isEmpty()) {
        expect(Kind.OPERATOR, ",", "or '}' after an entry");
        if (token.isBracket("}")) {
          break;
        }
      }
      ExprNode key = key();
      expect(Kind.OPERATOR, ":", "after the key");
      count();
      entries.add(new ExprNode.Entry(key, expression(LOWEST)));
    }
    take();
    return node(new ExprNode.MapOf(from, taken, entries));
  }

  private ExprNode key() {
    return switch (token.kind()) {
      case NAME, NUMBER, STRING -> {
        ExprToken key = take();
        yield node(new ExprNode.Text(key.from(), key.to(), key.text()));
      }
      case OPERATOR, BRACKET, END -> {
        if (token.isBracket("(")) {
          yield expression(LOWEST);
        }
        throw ExprMistakes.unexpected(
            token, "where a key belongs", "write {\"key\": value} or {(expression): value}");
      }
    };
  }

  private ExprNode postfix(ExprNode base) {
    ExprNode result = base;
    while (token.isOperator(".") || token.isOperator("?.") || token.isBracket("[")) {
      boolean optional = token.isOperator("?.");
      if (token.kind() == Kind.OPERATOR) {
        ExprToken dot = take();
        result = optional && token.isBracket("[") ? index(result, true) : member(result, dot);
      } else {
        result = index(result, false);
      }
    }
    return result;
  }

  private ExprNode member(ExprNode target, ExprToken dot) {
    ExprToken name = token;
    if (!name.isName()
        && !(name.kind() == Kind.OPERATOR && ExprLexer.isNamePart(name.text().codePointAt(0)))) {
      throw ExprMistakes.unexpected(
          name.kind() == Kind.END ? dot : name,
          name.kind() == Kind.END ? "at the end" : "after '" + dot.text() + "'",
          "names begin with a letter; for any other key write ['key']");
    }
    take();
    ExprNode key = node(new ExprNode.Text(name.from(), name.to(), name.text()));
    boolean called = token.isBracket("(");
    boolean optional = dot.text().equals("?.");
    ExprNode member =
        node(new ExprNode.Member(target.from(), taken, target, key, optional, called));
    if (!called) {
      return member;
    }
    List<ExprNode> arguments = new ArrayList<>();
    arguments(name, arguments);
    return node(new ExprNode.Call(target.from(), taken, member, arguments));
  }

  private ExprNode index(ExprNode target, boolean optional) {
    take();
    Optional<ExprNode> first =
        token.isOperator(":") ? Optional.empty() : Optional.of(expression(LOWEST));
    if (!token.isOperator(":")) {
      expect(Kind.BRACKET, "]", "to close '['");
      return node(
          new ExprNode.Member(target.from(), taken, target, first.orElseThrow(), optional, false));
    }
    take();
    Optional<ExprNode> end =
        token.isBracket("]") ? Optional.empty() : Optional.of(expression(LOWEST));
    expect(Kind.BRACKET, "]", "to close '['");
    return node(new ExprNode.Slice(target.from(), taken, target, first, end));
  }

  private void expect(Kind kind, String sign, String why) {
    if (!token.is(kind, sign)) {
      throw ExprMistakes.expected(sign, why, token);
    }
    take();
  }

  private ExprToken take() {
    ExprToken current = token;
    last = current;
    taken = current.to();
    token = stash.isPresent() ? stash.get() : lexer.next();
    stash = Optional.empty();
    return current;
  }

  private <N extends ExprNode> N node(N node) {
    count();
    return node;
  }

  private void count() {
    if (++nodes > MOST_NODES) {
      throw new TextError(
          TextProblem.error(
              TextProblem.Kind.TOO_LARGE,
              0,
              taken,
              "larger than Argo reads: more than " + MOST_NODES + " parts",
              "compute it in a step"));
    }
  }
=======
>>>>>>> h-expr
}
