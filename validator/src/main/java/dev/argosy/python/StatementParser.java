package dev.argosy.python;

import dev.argosy.python.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Statements on one line; what has a block is {@link BlockParser}'s. */
final class StatementParser {
  private static final Set<String> STATEMENTS_OF_OLD = Set.of("print", "exec");

  private final Cursor in;
  private final ExpressionParser expressions;

  StatementParser(Cursor in, ExpressionParser expressions) {
    this.in = in;
    this.expressions = expressions;
  }

  /** One line: statements divided by semicolons. */
  void line(List<Stmt> into) {
    do {
      into.add(single());
    } while (in.accept(";") && !in.is(Kind.NEWLINE));
    if (!in.accept(Kind.NEWLINE)) {
      throw in.unexpected();
    }
  }

  private Stmt single() {
    Token token = in.token();
    if (!token.is(Kind.KEYWORD)) {
      return isTypeAlias() ? typeAlias() : assignment();
    }
    return switch (token.text()) {
      case "pass", "break", "continue" -> {
        in.take();
        yield new Stmt.Word(token.from(), token.to(), token.text());
      }
      case "return" -> returned();
      case "raise" -> raise();
      case "assert" -> asserted();
      case "del" -> delete();
      case "global", "nonlocal" -> outer();
      case "import" -> imports();
      case "from" -> importFrom();
      default -> assignment();
    };
  }

  private int from() {
    return in.take().from();
  }

  private Stmt returned() {
    int from = from();
    Expr value = in.token().startsExpression() || in.is("*") ? expressions.list() : null;
    return new Stmt.Return(from, in.before().to(), value);
  }

  private Stmt raise() {
    int from = from();
    List<Expr> values = new ArrayList<>();
    if (in.token().startsExpression()) {
      values.add(expressions.expression());
      if (in.accept("from")) {
        values.add(expressions.expression());
      }
    }
    return new Stmt.Evaluate(from, in.before().to(), "raise", values);
  }

  private Stmt asserted() {
    int from = from();
    List<Expr> values = new ArrayList<>(List.of(expressions.expression()));
    if (in.is("=")) {
      throw Cursor.failure(
          values.getFirst(),
          "cannot assign to " + values.getFirst().what(),
          "perhaps '==' is meant in place of '='");
    }
    if (in.accept(",")) {
      values.add(expressions.expression());
    }
    return new Stmt.Evaluate(from, in.before().to(), "assert", values);
  }

  private Stmt delete() {
    int from = from();
    Expr target = expressions.tuple(expressions::starred);
    Targets.check(target, Targets.Use.DELETE);
    return new Stmt.Delete(from, target.to(), List.of(target));
  }

  private Stmt outer() {
    Token word = in.take();
    List<Expr.Name> names = new ArrayList<>();
    do {
      names.add(name());
    } while (in.accept(","));
    return new Stmt.Outer(word.from(), in.before().to(), word.text(), names);
  }

  private Expr.Name name() {
    Token name = in.name();
    return new Expr.Name(name.from(), name.to(), name.text());
  }

  private Stmt imports() {
    int from = from();
    List<Stmt.Alias> names = new ArrayList<>();
    do {
      Token first = in.token();
      String module = dotted();
      String bound = module.split("\\.", 2)[0];
      names.add(alias(first, module, bound));
    } while (in.accept(","));
    return new Stmt.Import(from, in.before().to(), names);
  }

  private Stmt.Alias alias(Token first, String name, String otherwise) {
    int to = in.before().to();
    String bound = in.accept("as") ? in.name().text() : otherwise;
    return new Stmt.Alias(first.from(), to, name, bound);
  }

  private String dotted() {
    StringBuilder name = new StringBuilder(in.name().text());
    while (in.accept(".")) {
      name.append('.').append(in.name().text());
    }
    return name.toString();
  }

  private Stmt importFrom() {
    int from = from();
    int level = 0;
    while (in.is(".") || in.is("...")) {
      level += in.take().text().length();
    }
    String module = level > 0 && in.is("import") ? "" : dotted();
    in.expect("import");
    List<Stmt.Alias> names = new ArrayList<>();
    if (in.is("*")) {
      if (module.equals("__future__")) {
        throw in.failure(in.token(), "future feature * is not defined", "");
      }
      in.take();
      return new Stmt.ImportFrom(from, in.before().to(), level, module, names, true);
    }
    boolean group = in.accept("(");
    do {
      if (group && in.is(")") && !names.isEmpty()) {
        break;
      }
      if (!group && in.is(Kind.NEWLINE) && !names.isEmpty()) {
        throw in.failure(
            in.before(), "trailing comma not allowed without surrounding parentheses", "");
      }
      Token first = in.name();
      names.add(alias(first, first.text(), first.text()));
    } while (in.accept(","));
    if (group) {
      in.expect(")");
    }
    return new Stmt.ImportFrom(from, in.before().to(), level, module, names, false);
  }

  private boolean isTypeAlias() {
    return in.token().isName("type")
        && in.ahead(1).is(Kind.NAME)
        && (in.ahead(2).is("=") || in.ahead(2).is("["));
  }

  private Stmt typeAlias() {
    Token word = in.take();
    in.needs(12, word, "a type statement");
    Expr.Name name = name();
    List<Stmt.TypeParameter> types = typeParameters();
    in.expect("=");
    Expr value = expressions.expression();
    return new Stmt.TypeAlias(word.from(), value.to(), name, types, value);
  }

  /** {@code [T, *Ts, **P]}, or nothing. */
  List<Stmt.TypeParameter> typeParameters() {
    List<Stmt.TypeParameter> parameters = new ArrayList<>();
    if (!in.is("[")) {
      return parameters;
    }
    in.needs(12, in.take(), "a type parameter");
    do {
      if (in.is("]") && !parameters.isEmpty()) {
        break;
      }
      boolean plain = !(in.accept("*") || in.accept("**"));
      Token name = in.name();
      List<Expr> values = new ArrayList<>();
      if (plain && in.accept(":")) {
        values.add(expressions.expression());
      }
      if (in.is("=")) {
        in.needs(13, in.take(), "the default of a type parameter");
        values.add(plain ? expressions.expression() : expressions.starred());
      }
      parameters.add(new Stmt.TypeParameter(name.from(), name.to(), name.text(), values));
    } while (in.accept(","));
    in.expect("]");
    return parameters;
  }

  private Stmt assignment() {
    Expr first = expressions.listOrYield();
    if (in.is(":") && !(first instanceof Expr.Yield)) {
      return annotation(first);
    }
    if (in.is(Kind.OPERATOR) && Words.AUGMENTED.contains(in.token().text())) {
      Targets.check(first, Targets.Use.AUGMENT);
      in.take();
      Expr value = expressions.listOrYield();
      return new Stmt.Augment(first.from(), value.to(), first, value);
    }
    if (in.is("=")) {
      return assigned(first);
    }
    oldStatement(first);
    if (in.is(":=") && first instanceof Expr.Name) {
      throw in.failure(in.token(), "invalid syntax", "assign with '=', or put brackets around it");
    }
    return new Stmt.Evaluate(first.from(), first.to(), "", List.of(first));
  }

  private Stmt annotation(Expr target) {
    if (in.ahead(1).is(Kind.NEWLINE)) {
      throw in.unexpected();
    }
    Targets.check(target, Targets.Use.ANNOTATE);
    in.take();
    Expr type = expressions.expression();
    Expr value = in.accept("=") ? expressions.listOrYield() : null;
    return new Stmt.Annotate(target.from(), in.before().to(), target, type, value);
  }

  private Stmt assigned(Expr first) {
    List<Expr> targets = new ArrayList<>();
    Expr value = first;
    while (in.is("=")) {
      if (value instanceof Expr.Yield) {
        throw Cursor.failure(value, "assignment to yield expression not possible", "");
      }
      Targets.check(value, Targets.Use.ASSIGN);
      targets.add(value);
      in.take();
      value = expressions.listOrYield();
    }
    return new Stmt.Assign(first.from(), value.to(), targets, value);
  }

  /** {@code print x} of Python 2. */
  private void oldStatement(Expr first) {
    if (first instanceof Expr.Name name
        && STATEMENTS_OF_OLD.contains(name.id())
        && in.token().startsExpression()) {
      throw Cursor.failure(
          name,
          "missing parentheses in call to '" + name.id() + "'",
          "did you mean " + name.id() + "(...)?");
    }
  }

  @Nullable Expr optional(String word) {
    return in.accept(word) ? expressions.expression() : null;
  }
}
