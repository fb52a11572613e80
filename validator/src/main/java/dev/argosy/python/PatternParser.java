package dev.argosy.python;

import dev.argosy.code.SyntaxFailure;
import dev.argosy.python.Token.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The patterns of {@code case}. */
final class PatternParser {
  private final Cursor in;
  private final ExpressionParser expressions;

  PatternParser(Cursor in, ExpressionParser expressions) {
    this.in = in;
    this.expressions = expressions;
  }

  /** Several patterns without brackets are a sequence. */
  Pattern open() {
    Pattern first = item();
    if (!in.is(",")) {
      if (first instanceof Pattern.Rest) {
        throw failure(first, "cannot use starred pattern here");
      }
      return first;
    }
    List<Pattern> items = new ArrayList<>(List.of(first));
    while (in.accept(",") && !in.is(":") && !in.is("if")) {
      items.add(item());
    }
    return sequence(first.from(), items);
  }

  private static SyntaxFailure failure(Pattern pattern, String message) {
    return new SyntaxFailure(pattern.from(), pattern.to(), message);
  }

  private Pattern sequence(int from, List<Pattern> items) {
    List<Pattern> rests = items.stream().filter(Pattern.Rest.class::isInstance).toList();
    if (rests.size() > 1) {
      throw failure(rests.get(1), "multiple starred expressions in sequence pattern");
    }
    return new Pattern.Sequence(from, in.before().to(), items);
  }

  private Pattern item() {
    return in.is("*") ? rest("*") : whole();
  }

  private Pattern rest(String stars) {
    int from = in.expect(stars).from();
    Token name = in.name();
    boolean wild = name.text().equals("_");
    if (wild && stars.equals("**")) {
      throw in.failure(name, "invalid syntax", "'**_' is not needed: leave it out");
    }
    return new Pattern.Rest(from, name.to(), wild ? null : name.text());
  }

  private Pattern whole() {
    Pattern pattern = or();
    if (!in.accept("as")) {
      return pattern;
    }
    if (!in.is(Kind.NAME) || in.token().isName("_")) {
      throw in.failure(in.token(), "invalid pattern target", "a name must follow 'as'");
    }
    Token name = in.take();
    return new Pattern.As(pattern.from(), name.to(), pattern, name.text());
  }

  private Pattern or() {
    Pattern first = closed();
    if (!in.is("|")) {
      return first;
    }
    List<Pattern> items = new ArrayList<>(List.of(first));
    while (in.accept("|")) {
      items.add(closed());
    }
    return new Pattern.Or(first.from(), items.getLast().to(), items);
  }

  private Pattern closed() {
    Token token = in.token();
    return switch (token.kind()) {
      case NUMBER -> number();
      case STRING -> value(expressions.atom());
      case FORMAT_START ->
          throw in.failure(token, "patterns may only match literals and attribute lookups", "");
      case NAME -> named();
      case KEYWORD ->
          token.is("None") || token.is("True") || token.is("False")
              ? value(expressions.atom())
              : fail();
      case OPERATOR ->
          token.is("-")
              ? number()
              : token.is("(") || token.is("[") ? group() : token.is("{") ? mapping() : fail();
      case FORMAT_END, NEWLINE, INDENT, DEDENT, END -> fail();
    };
  }

  private Pattern fail() {
    throw in.unexpected();
  }

  private static Pattern value(Expr expr) {
    return new Pattern.Value(expr.from(), expr.to(), expr);
  }

  /** A number, or the sum of a real and an imaginary one. */
  private Pattern number() {
    int from = in.token().from();
    in.accept("-");
    if (!in.is(Kind.NUMBER)) {
      throw in.unexpected();
    }
    Token real = in.take();
    if (in.is("+") || in.is("-")) {
      in.take();
      if (!in.is(Kind.NUMBER)
          || !in.token().text().toLowerCase(java.util.Locale.ROOT).endsWith("j")) {
        throw in.failure(in.token(), "imaginary number required in complex literal", "");
      }
      in.take();
    }
    return value(new Expr.Constant(from, in.before().to(), Expr.Kind.NUMBER, real.text()));
  }

  private Pattern named() {
    Token first = in.take();
    Expr value = new Expr.Name(first.from(), first.to(), first.text());
    boolean dotted = false;
    while (in.accept(".")) {
      Token name = in.name();
      value = new Expr.Attribute(first.from(), name.to(), value, name.text());
      dotted = true;
    }
    if (in.is("(")) {
      return ofClass(value);
    }
    return dotted
        ? value(value)
        : new Pattern.Capture(
            first.from(), first.to(), first.text().equals("_") ? null : first.text());
  }

  private Pattern ofClass(Expr type) {
    in.expect("(");
    List<Pattern> items = new ArrayList<>();
    List<String> names = new ArrayList<>();
    while (!in.is(")")) {
      if (in.is(Kind.NAME) && in.ahead(1).is("=")) {
        Token name = in.take();
        if (names.contains(name.text())) {
          throw in.failure(name, "attribute name repeated in class pattern: " + name.text(), "");
        }
        names.add(name.text());
        in.take();
      } else if (!names.isEmpty()) {
        throw in.failure(in.token(), "positional patterns follow keyword patterns", "");
      }
      items.add(whole());
      comma(")");
    }
    return new Pattern.OfClass(type.from(), in.take().to(), type, items, names);
  }

  private void comma(String close) {
    if (!in.accept(",") && !in.is(close)) {
      throw in.unexpected();
    }
  }

  private Pattern group() {
    Token open = in.take();
    String close = open.is("(") ? ")" : "]";
    List<Pattern> items = new ArrayList<>();
    boolean comma = false;
    while (!in.is(close)) {
      items.add(item());
      comma |= in.is(",");
      comma(close);
    }
    in.take();
    boolean single = items.size() == 1 && !comma && open.is("(");
    if (single && items.getFirst() instanceof Pattern.Rest rest) {
      throw failure(rest, "cannot use starred pattern here");
    }
    return single ? items.getFirst() : sequence(open.from(), items);
  }

  private Pattern mapping() {
    int from = in.take().from();
    List<Expr> keys = new ArrayList<>();
    List<Pattern> values = new ArrayList<>();
    Set<String> literals = new HashSet<>();
    while (!in.is("}")) {
      if (in.is("**")) {
        values.add(rest("**"));
        in.accept(",");
        break;
      }
      Pattern key = closed();
      if (!(key instanceof Pattern.Value value)) {
        throw in.unexpected();
      }
      if (value.value() instanceof Expr.Constant c && !literals.add(c.kind() + c.text())) {
        throw failure(key, "mapping pattern checks duplicate key");
      }
      keys.add(value.value());
      in.expect(":");
      values.add(whole());
      comma("}");
    }
    return new Pattern.Mapping(from, in.expect("}").to(), keys, values);
  }
}
