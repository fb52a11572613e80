package dev.argosy.manifest.text;

import dev.argosy.manifest.text.ExprToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The other half of {@link ExprParser}: values, and what stands behind them. */
final class ExprOperands {
  private static final Map<String, Integer> UNARY = Map.of("not", 50, "!", 50, "-", 90, "+", 90);

  private final ExprTokens tokens;
  private final ExprParser parser;
  private final ExprArguments arguments;

  ExprOperands(ExprTokens tokens, ExprParser parser, Set<String> variables) {
    this.tokens = tokens;
    this.parser = parser;
    this.arguments = new ExprArguments(tokens, parser, variables);
  }

  /** A call whose name was just taken; {@code piped} holds what comes before its arguments. */
  ExprNode call(int from, ExprToken name, List<ExprNode> piped, boolean hidable) {
    return arguments.call(from, name, piped, hidable);
  }

  /** A value with its signs before and its keys behind it. */
  ExprNode primary() {
    ExprToken first = tokens.current();
    Integer binding = first.kind() == Kind.OPERATOR ? UNARY.get(first.text()) : null;
    if (binding != null) {
      tokens.take();
      ExprNode operand = parser.expression(binding);
      return postfix(
          tokens.node(new ExprNode.Unary(first.from(), tokens.taken(), first.text(), operand)));
    }
    if (first.isBracket("(")) {
      tokens.take();
      ExprNode inner = parser.sequence();
      tokens.expect(Kind.BRACKET, ")", "to close '('");
      return postfix(inner);
    }
    if (arguments.inPredicate() && (first.isOperator("#") || first.isOperator("."))) {
      return postfix(pointer(first));
    }
    if (first.isOperator("::")) {
      tokens.take();
      ExprToken name = tokens.current();
      if (!name.isName()) {
        throw ExprMistakes.unexpected(name, "after '::'", "write ::name(…)");
      }
      tokens.take();
      return postfix(call(first.from(), name, List.of(), false));
    }
    return secondary();
  }

  private ExprNode pointer(ExprToken first) {
    String name = "";
    int to = first.from();
    if (first.isOperator("#")) {
      tokens.take();
      if (tokens.current().isName()) {
        name = tokens.take().text();
      }
      to = tokens.taken();
    }
    return tokens.node(new ExprNode.Pointer(first.from(), to, name));
  }

  private ExprNode secondary() {
    ExprToken first = tokens.current();
    return switch (first.kind()) {
      case NAME -> {
        tokens.take();
        yield name(first);
      }
      case NUMBER -> {
        tokens.take();
        yield tokens.node(ExprNumber.read(first));
      }
      case STRING -> {
        tokens.take();
        yield postfix(tokens.node(new ExprNode.Text(first.from(), first.to(), first.text())));
      }
      case OPERATOR, BRACKET, END -> {
        if (first.isBracket("[")) {
          yield postfix(listOf());
        }
        if (first.isBracket("{")) {
          yield postfix(mapOf());
        }
        throw ExprMistakes.missingOperand(first, tokens.last());
      }
    };
  }

  private ExprNode name(ExprToken name) {
    int from = name.from();
    int to = name.to();
    return switch (name.text()) {
      case "true", "false" -> tokens.node(new ExprNode.Bool(from, to, name.text().equals("true")));
      case "nil" -> tokens.node(new ExprNode.Nil(from, to));
      default ->
          postfix(
              tokens.isBracket("(")
                  ? call(from, name, List.of(), true)
                  : tokens.node(new ExprNode.Name(from, to, name.text())));
    };
  }

  private ExprNode listOf() {
    int from = tokens.take().from();
    List<ExprNode> items = new ArrayList<>();
    while (!tokens.isBracket("]")) {
      if (!items.isEmpty()) {
        tokens.expect(Kind.OPERATOR, ",", "or ']' after an item");
        if (tokens.isBracket("]")) {
          break;
        }
      }
      items.add(parser.expression(ExprParser.LOWEST));
    }
    tokens.take();
    return tokens.node(new ExprNode.ListOf(from, tokens.taken(), items));
  }

  private ExprNode mapOf() {
    int from = tokens.take().from();
    List<ExprNode.Entry> entries = new ArrayList<>();
    while (!tokens.isBracket("}")) {
      if (!entries.isEmpty()) {
        tokens.expect(Kind.OPERATOR, ",", "or '}' after an entry");
        if (tokens.isBracket("}")) {
          break;
        }
      }
      ExprNode key = key();
      tokens.expect(Kind.OPERATOR, ":", "after the key");
      tokens.count();
      entries.add(new ExprNode.Entry(key, parser.expression(ExprParser.LOWEST)));
    }
    tokens.take();
    return tokens.node(new ExprNode.MapOf(from, tokens.taken(), entries));
  }

  private ExprNode key() {
    return switch (tokens.current().kind()) {
      case NAME, NUMBER, STRING -> {
        ExprToken key = tokens.take();
        yield tokens.node(new ExprNode.Text(key.from(), key.to(), key.text()));
      }
      case OPERATOR, BRACKET, END -> {
        if (tokens.isBracket("(")) {
          yield parser.expression(ExprParser.LOWEST);
        }
        throw ExprMistakes.unexpected(
            tokens.current(),
            "where a key belongs",
            "write {\"key\": value} or {(expression): value}");
      }
    };
  }

  private ExprNode postfix(ExprNode base) {
    ExprNode result = base;
    while (tokens.isOperator(".") || tokens.isOperator("?.") || tokens.isBracket("[")) {
      boolean optional = tokens.isOperator("?.");
      if (tokens.current().kind() == Kind.OPERATOR) {
        ExprToken dot = tokens.take();
        result = optional && tokens.isBracket("[") ? index(result, true) : member(result, dot);
      } else {
        result = index(result, false);
      }
    }
    return result;
  }

  private ExprNode member(ExprNode target, ExprToken dot) {
    ExprToken name = tokens.current();
    if (!name.isName()
        && !(name.kind() == Kind.OPERATOR && ExprLexer.isNamePart(name.text().codePointAt(0)))) {
      throw ExprMistakes.unexpected(
          name.kind() == Kind.END ? dot : name,
          name.kind() == Kind.END ? "at the end" : "after '" + dot.text() + "'",
          "names begin with a letter; for any other key write ['key']");
    }
    tokens.take();
    ExprNode key = tokens.node(new ExprNode.Text(name.from(), name.to(), name.text()));
    boolean called = tokens.isBracket("(");
    boolean optional = dot.text().equals("?.");
    ExprNode member =
        tokens.node(
            new ExprNode.Member(target.from(), tokens.taken(), target, key, optional, called));
    if (!called) {
      return member;
    }
    List<ExprNode> given = new ArrayList<>();
    arguments.read(name, given);
    return tokens.node(new ExprNode.Call(target.from(), tokens.taken(), member, given));
  }

  private ExprNode index(ExprNode target, boolean optional) {
    tokens.take();
    Optional<ExprNode> first =
        tokens.isOperator(":")
            ? Optional.empty()
            : Optional.of(parser.expression(ExprParser.LOWEST));
    if (!tokens.isOperator(":")) {
      tokens.expect(Kind.BRACKET, "]", "to close '['");
      return tokens.node(
          new ExprNode.Member(
              target.from(), tokens.taken(), target, first.orElseThrow(), optional, false));
    }
    tokens.take();
    Optional<ExprNode> end =
        tokens.isBracket("]")
            ? Optional.empty()
            : Optional.of(parser.expression(ExprParser.LOWEST));
    tokens.expect(Kind.BRACKET, "]", "to close '['");
    return tokens.node(new ExprNode.Slice(target.from(), tokens.taken(), target, first, end));
  }
}
