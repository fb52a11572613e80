package dev.argosy.python;

import dev.argosy.python.Expr.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Names, constants, strings and whatever stands in brackets. */
final class Atoms {
  private final Cursor in;
  private final ExpressionParser expressions;

  Atoms(Cursor in, ExpressionParser expressions) {
    this.in = in;
    this.expressions = expressions;
  }

  Expr read() {
    Token token = in.token();
    return switch (token.kind()) {
      case NAME -> {
        in.take();
        yield new Expr.Name(token.from(), token.to(), token.text());
      }
      case NUMBER -> constant(Kind.NUMBER);
      case STRING, FORMAT_START -> strings();
      case KEYWORD ->
          switch (token.text()) {
            case "True" -> constant(Kind.TRUE);
            case "False" -> constant(Kind.FALSE);
            case "None" -> constant(Kind.NONE);
            default -> throw in.unexpected();
          };
      case OPERATOR ->
          switch (token.text()) {
            case "..." -> constant(Kind.ELLIPSIS);
            case "(" -> group();
            case "[" -> list();
            case "{" -> braces();
            default -> throw in.unexpected();
          };
      case FORMAT_END, NEWLINE, INDENT, DEDENT, END -> throw in.unexpected();
    };
  }

  private Expr constant(Kind kind) {
    Token token = in.take();
    return new Expr.Constant(token.from(), token.to(), kind, token.text());
  }

  /** Strings that stand beside each other are one. */
  private Expr strings() {
    Token first = in.token();
    List<Expr> fields = new ArrayList<>();
    boolean formatted = false;
    int count = 0;
    boolean bytes = isBytes(first);
    while (in.is(Token.Kind.STRING) || in.is(Token.Kind.FORMAT_START)) {
      if (isBytes(in.token()) != bytes) {
        throw in.failure(in.token(), "cannot mix bytes and nonbytes literals", "");
      }
      if (in.is(Token.Kind.FORMAT_START)) {
        formatted = true;
        in.take();
        fields(fields);
        in.take();
      } else {
        in.take();
      }
      count++;
    }
    int to = in.before().to();
    if (formatted) {
      return new Expr.Operation(first.from(), to, "f-string expression", fields);
    }
    return new Expr.Constant(
        first.from(),
        to,
        bytes ? Kind.BYTES : Kind.STRING,
        count == 1 ? content(first.text()) : first.text());
  }

  private static boolean isBytes(Token token) {
    return token.is(Token.Kind.STRING)
        && token
            .text()
            .substring(0, Math.min(2, token.text().length()))
            .toLowerCase(Locale.ROOT)
            .split("['\"]", 2)[0]
            .contains("b");
  }

  /** What a plain string holds; of one with a prefix or an escape what was written. */
  private static String content(String text) {
    char c = text.charAt(0);
    if ((c != '"' && c != '\'') || text.indexOf('\\') >= 0) {
      return text;
    }
    int quote = text.startsWith(String.valueOf(c).repeat(3)) && text.length() >= 6 ? 3 : 1;
    return text.substring(quote, text.length() - quote);
  }

  /** The fields of a formatted string, or of a format inside of one. */
  private void fields(List<Expr> into) {
    while (in.is("{")) {
      Token open = in.take();
      if (in.is("}") || in.is("!") || in.is(":") || in.is("=")) {
        throw in.failure(
            open, "f-string: valid expression required before '" + in.token().text() + "'", "");
      }
      into.add(expressions.listOrYield());
      in.accept("=");
      if (in.accept("!")) {
        conversion();
      }
      if (in.accept(":")) {
        fields(into);
      }
      if (!in.is("}")) {
        throw in.is(Token.Kind.FORMAT_END)
            ? in.missing("f-string: expecting '}'")
            : in.unexpected();
      }
      in.take();
    }
  }

  private void conversion() {
    if (!in.is(Token.Kind.NAME)
        || !"sra".contains(in.token().text())
        || in.token().text().length() != 1
        || in.token().from() != in.before().to()) {
      throw in.failure(
          in.token(), "f-string: invalid conversion character", "it is 's', 'r' or 'a'");
    }
    in.take();
  }

  private Expr group() {
    int from = in.expect("(").from();
    if (in.is(")")) {
      return new Expr.Collection(from, in.take().to(), "tuple", List.of());
    }
    if (in.is("yield")) {
      Expr yield = expressions.yielding();
      in.expect(")");
      return yield;
    }
    Expr first = expressions.starredOrNamed();
    if (isFor()) {
      return comprehension(from, "generator expression", ")", List.of(first));
    }
    if (in.is(",")) {
      List<Expr> items = items(first, ")");
      return new Expr.Collection(from, in.before().to(), "tuple", items);
    }
    if (!in.is(")")) {
      throw in.unexpected();
    }
    if (first instanceof Expr.Starred) {
      throw Cursor.failure(first, "cannot use starred expression here", "add a comma behind it");
    }
    in.take();
    return first;
  }

  private Expr list() {
    int from = in.expect("[").from();
    if (in.is("]")) {
      return new Expr.Collection(from, in.take().to(), "list", List.of());
    }
    Expr first = expressions.starredOrNamed();
    if (isFor()) {
      return comprehension(from, "list comprehension", "]", List.of(first));
    }
    List<Expr> items = items(first, "]");
    return new Expr.Collection(from, in.before().to(), "list", items);
  }

  private List<Expr> items(Expr first, String close) {
    List<Expr> items = new ArrayList<>(List.of(first));
    while (in.accept(",") && !in.is(close)) {
      items.add(expressions.starredOrNamed());
      if (isFor()) {
        throw in.failure(
            in.token(), "did you forget parentheses around the comprehension target?", "");
      }
    }
    in.expect(close);
    return items;
  }

  private Expr braces() {
    int from = in.expect("{").from();
    if (in.is("}") || in.is("**")) {
      return dict(from, new ArrayList<>());
    }
    boolean key = !in.is("*") && !in.ahead(1).is(":=");
    Expr first = expressions.starredOrNamed();
    if (in.is(":") && key) {
      in.take();
      Expr value = expressions.expression();
      if (isFor()) {
        return comprehension(from, "dict comprehension", "}", List.of(first, value));
      }
      List<Expr.Entry> entries = new ArrayList<>(List.of(new Expr.Entry(first, value)));
      return in.accept(",") || in.is("}") ? dict(from, entries) : failed();
    }
    if (isFor()) {
      return comprehension(from, "set comprehension", "}", List.of(first));
    }
    List<Expr> items = items(first, "}");
    return new Expr.Collection(from, in.before().to(), "set display", items);
  }

  private Expr failed() {
    throw in.unexpected();
  }

  private Expr dict(int from, List<Expr.Entry> entries) {
    while (!in.is("}")) {
      if (in.accept("**")) {
        entries.add(new Expr.Entry(null, expressions.bitwise()));
        if (isFor()) {
          throw in.failure(in.token(), "dict unpacking cannot be used in dict comprehension", "");
        }
      } else {
        Expr key = expressions.expression();
        if (!in.is(":")) {
          throw in.is("}") || in.is(",")
              ? in.failure(in.token(), "':' expected after dictionary key", "")
              : in.unexpected();
        }
        in.take();
        entries.add(new Expr.Entry(key, expressions.expression()));
      }
      if (!in.accept(",") && !in.is("}")) {
        throw in.unexpected();
      }
    }
    return new Expr.Dict(from, in.take().to(), entries);
  }

  boolean isFor() {
    return in.is("for") || (in.is("async") && in.ahead(1).is("for"));
  }

  private Expr comprehension(int from, String what, String close, List<Expr> elements) {
    List<Expr.Clause> clauses = clauses(elements);
    int to = in.expect(close).to();
    return new Expr.Comprehension(from, to, what, elements, clauses);
  }

  List<Expr.Clause> clauses(List<Expr> elements) {
    if (elements.getFirst() instanceof Expr.Starred star) {
      throw Cursor.failure(star, "iterable unpacking cannot be used in comprehension", "");
    }
    List<Expr.Clause> clauses = new ArrayList<>();
    while (isFor()) {
      int from = in.token().from();
      boolean async = in.accept("async");
      in.expect("for");
      Expr target = expressions.targets();
      if (!in.is("in")) {
        throw in.missing("'in' expected after for-loop variables");
      }
      in.take();
      Expr source = expressions.disjunction();
      List<Expr> conditions = new ArrayList<>();
      while (in.accept("if")) {
        conditions.add(expressions.disjunction());
      }
      clauses.add(new Expr.Clause(async, from, target, source, conditions));
    }
    return clauses;
  }
}
