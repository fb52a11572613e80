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
    return tokens.node(
        new ExprNode.Binary(
            from, tokens.taken(), sign.text(), sign.from(), sign.to(), left, right));
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
}
