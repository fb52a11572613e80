package dev.argosy.expression;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.yaml.Node.ScalarNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Recursive descent over the grammar of expressions, one method a level. Stops at the first place
 * that does not fit by throwing {@link SyntaxError}.
 */
final class SyntaxParser {
  /** Deeper nesting is refused before the stack could overflow. */
  private static final int DEEPEST = 64;

  private static final Map<String, Operator> COMPARISONS =
      Map.of(
          "==", Operator.EQUAL,
          "!=", Operator.NOT_EQUAL,
          "<", Operator.LESS,
          "<=", Operator.LESS_OR_EQUAL,
          ">", Operator.GREATER,
          ">=", Operator.GREATER_OR_EQUAL);
  private static final Map<String, Operator> PRODUCTS =
      Map.of("*", Operator.MULTIPLY, "/", Operator.DIVIDE, "%", Operator.REMAINDER);
  private static final Map<String, Operator> SUMS =
      Map.of("+", Operator.ADD, "-", Operator.SUBTRACT);

  private final ScalarNode scalar;
  private final Lexer lexer;
  private Token token;

  /** The end of the last token taken: where a tree that was just read ends. */
  private int taken;

  private int depth;

  /** Reads the characters {@code from} up to {@code to} of the scalar's text. */
  SyntaxParser(ScalarNode scalar, int from, int to) {
    this.scalar = scalar;
    this.lexer = new Lexer(scalar.text(), from, to);
    this.token = lexer.next();
    this.taken = from;
  }

  /** An expression that goes on to the end. */
  Syntax whole() {
    Syntax expression = expression();
    if (token.kind() != Token.Kind.END) {
      throw ForeignWords.trailing(token);
    }
    return expression;
  }

  /** An expression followed by {@code }}}. Gives it and leaves {@link #taken} behind the braces. */
  Syntax closed() {
    Syntax expression = expression();
    if (!token.is("}")) {
      throw ForeignWords.trailing(token);
    }
    Token first = take();
    if (!token.is("}") || token.from() != first.to()) {
      throw SyntaxError.at(first, "expected '}}' at the end of the expression", "add a brace")
          .meaning("}}");
    }
    taken = token.to();
    return expression;
  }

  int taken() {
    return taken;
  }

  private Syntax expression() {
    int from = token.from();
    Syntax condition = nested(this::or);
    if (!token.is("?")) {
      return condition;
    }
    take();
    Syntax then = nested(this::expression);
    expect(":", "of 'condition ? then : otherwise'");
    Syntax otherwise = nested(this::expression);
    return new Syntax.Conditional(at(from), condition, then, otherwise);
  }

  private Syntax or() {
    int from = token.from();
    Syntax left = and();
    while (token.is("||")) {
      left = binary(from, Operator.OR, left, this::and);
    }
    return left;
  }

  private Syntax and() {
    int from = token.from();
    Syntax left = comparison();
    while (token.is("&&")) {
      left = binary(from, Operator.AND, left, this::comparison);
    }
    return left;
  }

  private Syntax comparison() {
    int from = token.from();
    Syntax left = sum();
    Optional<Operator> operator = comparisonOperator();
    if (operator.isEmpty()) {
      return left;
    }
    Syntax compared = binary(from, operator.get(), left, this::sum);
    if (comparisonOperator().isPresent()) {
      throw SyntaxError.at(
          token, "comparisons cannot be chained", "write a < b && b < c, or use parentheses");
    }
    return compared;
  }

  private Optional<Operator> comparisonOperator() {
    return token.isWord("in")
        ? Optional.of(Operator.IN)
        : token.kind() == Token.Kind.SIGN
            ? Optional.ofNullable(COMPARISONS.get(token.text()))
            : Optional.empty();
  }

  private Syntax sum() {
    int from = token.from();
    Syntax left = product();
    while (token.is("+") || token.is("-")) {
      refuseTightMinus();
      left = binary(from, operator(SUMS), left, this::product);
    }
    return left;
  }

  /** {@code a -b} and {@code a- b} are refused, so that nobody is surprised by {@code a-b}. */
  private void refuseTightMinus() {
    String text = scalar.text();
    if (token.is("-")
        && !(token.from() > taken
            && token.to() < text.length()
            && Lexer.isBlank(text.charAt(token.to())))) {
      throw SyntaxError.at(
              token,
              "a minus between two values needs blanks on both sides",
              "names may hold a '-', so write a - b")
          .meaning((token.from() > taken ? "" : " ") + "- ");
    }
  }

  private Syntax product() {
    int from = token.from();
    Syntax left = unary();
    while (token.is("*") || token.is("/") || token.is("%")) {
      left = binary(from, operator(PRODUCTS), left, this::unary);
    }
    return left;
  }

  private Operator operator(Map<String, Operator> operators) {
    return Optional.ofNullable(operators.get(token.text())).orElseThrow();
  }

  private Syntax binary(int from, Operator operator, Syntax left, Supplier<Syntax> right) {
    Token sign = take();
    Syntax operand = nested(right);
    return new Syntax.Binary(at(from), operator, place(sign), left, operand);
  }

  private Syntax unary() {
    if (!token.is("!") && !token.is("-")) {
      return postfix();
    }
    Token sign = take();
    Syntax operand = nested(this::unary);
    Operator operator = sign.is("!") ? Operator.NOT : Operator.NEGATE;
    return new Syntax.Unary(at(sign.from()), operator, operand);
  }

  private Syntax postfix() {
    int from = token.from();
    Syntax target = primary();
    while (token.is(".") || token.is("[")) {
      target = token.is(".") ? member(from, target) : index(from, target);
    }
    return target;
  }

  private Syntax member(int from, Syntax target) {
    Token dot = take();
    if (token.kind() != Token.Kind.NAME) {
      throw SyntaxError.at(
          token.kind() == Token.Kind.END ? dot : token,
          "expected a name after '.', found " + token.shown(),
          "names start with a letter; for any other key write ['key']");
    }
    Token name = take();
    return token.is("(")
        ? call(from, Optional.of(target), name)
        : new Syntax.Member(at(from), target, name.text(), place(name));
  }

  private Syntax index(int from, Syntax target) {
    take();
    Syntax index = nested(this::expression);
    expect("]", "to close '['");
    return new Syntax.Index(at(from), target, index);
  }

  private Syntax call(int from, Optional<Syntax> target, Token name) {
    take();
    List<Syntax> arguments = list(")", "to close '(' of " + name.text());
    return new Syntax.Call(at(from), target, name.text(), place(name), arguments);
  }

  private Syntax primary() {
    Token first = token;
    if (first.kind() == Token.Kind.NAME) {
      return name();
    }
    if (first.kind() == Token.Kind.LITERAL && first.value() != null) {
      take();
      return new Syntax.Literal(place(first), first.value());
    }
    return switch (first.text()) {
      case "(" -> parenthesised();
      case "[" -> listOf();
      case "{" -> mapOf();
      default -> throw ForeignWords.missingOperand(token, taken);
    };
  }

  private Syntax name() {
    Token name = take();
    if (name.text().equals("true") || name.text().equals("false")) {
      return new Syntax.Literal(place(name), name.text().equals("true"));
    }
    if (token.is("(")) {
      return call(name.from(), Optional.empty(), name);
    }
    ForeignWords.refuse(name, token);
    return new Syntax.Name(place(name), name.text());
  }

  private Syntax parenthesised() {
    take();
    Syntax inner = nested(this::expression);
    expect(")", "to close '('");
    return inner;
  }

  private Syntax listOf() {
    int from = take().from();
    List<Syntax> items = list("]", "to close '['");
    return new Syntax.ListOf(at(from), items);
  }

  private List<Syntax> list(String close, String why) {
    List<Syntax> items = new ArrayList<>();
    while (!token.is(close)) {
      items.add(nested(this::expression));
      if (!token.is(",")) {
        break;
      }
      take();
    }
    expect(close, why);
    return items;
  }

  private Syntax mapOf() {
    int from = take().from();
    Map<String, Syntax.Property> properties = new LinkedHashMap<>();
    while (!token.is("}")) {
      property(properties);
      if (!token.is(",")) {
        break;
      }
      take();
    }
    expect("}", "to close '{'");
    return new Syntax.MapOf(at(from), List.copyOf(properties.values()));
  }

  private void property(Map<String, Syntax.Property> properties) {
    Token key = token;
    if (!(key.value() instanceof String name)) {
      throw SyntaxError.at(
          key, "expected a key in quotes, found " + key.shown(), "write {'key': value}");
    }
    take();
    expect(":", "after the key");
    if (properties.putIfAbsent(
            name, new Syntax.Property(place(key), name, nested(this::expression)))
        != null) {
      throw SyntaxError.at(key, "the key '" + name + "' is written twice", "remove one of the two");
    }
  }

  private void expect(String sign, String why) {
    if (!token.is(sign)) {
      throw ForeignWords.expected(sign, why, token);
    }
    take();
  }

  private Token take() {
    Token current = token;
    taken = current.to();
    token = lexer.next();
    return current;
  }

  private Syntax nested(Supplier<Syntax> level) {
    if (++depth > DEEPEST) {
      throw new SyntaxError(
          Code.EXPRESSION_TOO_LARGE,
          token.from(),
          token.to(),
          "the expression is nested deeper than " + DEEPEST + " levels",
          "compute it in a step");
    }
    Syntax result = level.get();
    depth--;
    return result;
  }

  private At at(int from) {
    return scalar.at(from, taken);
  }

  private At place(Token of) {
    return scalar.at(of.from(), of.to());
  }
}
