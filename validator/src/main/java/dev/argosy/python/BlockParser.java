package dev.argosy.python;

import dev.argosy.code.SyntaxFailure;
import dev.argosy.python.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements that have blocks. */
final class BlockParser {
  private final Cursor in;
  private final ExpressionParser expressions;
  private final StatementParser statements;
  private final PatternParser patterns;

  BlockParser(Cursor in) {
    this.in = in;
    this.expressions = new ExpressionParser(in);
    this.statements = new StatementParser(in, expressions);
    this.patterns = new PatternParser(in, expressions);
  }

  List<Stmt> module() {
    List<Stmt> all = new ArrayList<>();
    while (!in.is(Kind.END)) {
      statement(all);
    }
    in.end();
    return all;
  }

  private void statement(List<Stmt> into) {
    Token token = in.token();
    Stmt compound =
        token.is(Kind.KEYWORD) || token.is("@") || token.isName("match") ? compound(token) : null;
    if (compound != null) {
      into.add(compound);
    } else {
      statements.line(into);
    }
  }

  private @Nullable Stmt compound(Token token) {
    return switch (token.text()) {
      case "if" -> conditional();
      case "while" -> loop();
      case "for" -> each(false);
      case "try" -> guarded();
      case "with" -> with(false);
      case "def" -> function(List.of(), false);
      case "class" -> type(List.of());
      case "@" -> decorated();
      case "async" -> async();
      case "match" -> isMatch() ? match() : null;
      case "else", "elif", "except", "finally" -> throw stray(token);
      default -> null;
    };
  }

  private SyntaxFailure stray(Token token) {
    return in.failure(
        token,
        "invalid syntax",
        "no block above ends here that '" + token.text() + "' could belong to");
  }

  /** What follows a colon: a block of its own lines, or the rest of the line. */
  private List<Stmt> block(String what) {
    in.expect(":");
    List<Stmt> body = new ArrayList<>();
    if (!in.accept(Kind.NEWLINE)) {
      statements.line(body);
      return body;
    }
    if (!in.accept(Kind.INDENT)) {
      throw in.failure(
          in.token(),
          "expected an indented block after " + what,
          "indent the lines that belong to it, or write 'pass'");
    }
    while (!in.accept(Kind.DEDENT)) {
      statement(body);
    }
    return body;
  }

  private static String statement(Token word) {
    return "'" + word.text() + "' statement";
  }

  private List<Stmt> orElse() {
    Token word = in.token();
    return in.accept("else") ? block(statement(word)) : List.of();
  }

  private Stmt conditional() {
    int from = in.token().from();
    List<Stmt.Branch> branches = new ArrayList<>();
    do {
      Token word = in.take();
      Expr test = expressions.condition();
      branches.add(new Stmt.Branch(test, block(statement(word))));
    } while (in.is("elif"));
    if (in.is("else") && in.ahead(1).is("if")) {
      throw in.failure(in.ahead(1), "expected ':'", "write 'elif' for 'else if'");
    }
    List<Stmt> orElse = orElse();
    return new Stmt.If(from, in.before().to(), branches, orElse);
  }

  private Stmt loop() {
    Token word = in.take();
    Expr test = expressions.condition();
    List<Stmt> body = block(statement(word));
    List<Stmt> orElse = orElse();
    return new Stmt.While(word.from(), in.before().to(), test, body, orElse);
  }

  private Stmt each(boolean async) {
    Token word = in.take();
    Expr target = expressions.targets();
    in.expect("in");
    Expr source = expressions.list();
    List<Stmt> body = block(statement(word));
    List<Stmt> orElse = orElse();
    return new Stmt.For(word.from(), in.before().to(), async, target, source, body, orElse);
  }

  private Stmt guarded() {
    Token word = in.take();
    List<Stmt> body = block(statement(word));
    List<Stmt.Handler> handlers = new ArrayList<>();
    while (in.is("except")) {
      handlers.add(handler(handlers));
    }
    List<Stmt> orElse = handlers.isEmpty() ? List.of() : orElse();
    Token last = in.token();
    List<Stmt> end = in.accept("finally") ? block(statement(last)) : List.of();
    if (handlers.isEmpty() && end.isEmpty()) {
      throw in.missing("expected 'except' or 'finally' block");
    }
    return new Stmt.Try(word.from(), in.before().to(), body, handlers, orElse, end);
  }

  private Stmt.Handler handler(List<Stmt.Handler> before) {
    Token word = in.take();
    if (!before.isEmpty() && before.getLast().type() == null) {
      throw in.failure(word, "default 'except:' must be last", "");
    }
    boolean group = in.is("*");
    if (group) {
      in.needs(11, in.take(), "except*");
    }
    if (!before.isEmpty() && before.getLast().group() != group) {
      throw in.failure(word, "cannot have both 'except' and 'except*' on the same 'try'", "");
    }
    Expr type = null;
    Expr.Name name = null;
    if (group || !in.is(":")) {
      type = expressions.expression();
      if (in.is(",")) {
        type = severalTypes(type);
      }
      if (in.accept("as")) {
        Token bound = in.name();
        name = new Expr.Name(bound.from(), bound.to(), bound.text());
      }
    }
    String what = group ? "'except*' statement" : statement(word);
    List<Stmt> body = block(what);
    return new Stmt.Handler(word.from(), in.before().to(), group, type, name, body);
  }

  /** From Python 3.14 on several types need no brackets, unless a name follows. */
  private Expr severalTypes(Expr first) {
    List<Expr> types = new ArrayList<>(List.of(first));
    Token comma = in.token();
    while (in.accept(",") && in.token().startsExpression()) {
      types.add(expressions.expression());
    }
    if (in.is("as") || !in.isAtLeast(14)) {
      throw in.failure(comma, "multiple exception types must be parenthesized", "");
    }
    return new Expr.Collection(first.from(), in.before().to(), "tuple", types);
  }

  private Stmt with(boolean async) {
    Token word = in.take();
    List<Stmt.Item> items = items();
    List<Stmt> body = block(statement(word));
    return new Stmt.With(word.from(), in.before().to(), async, items, body);
  }

  /** Brackets may hold all items, or be part of the first one: only the end tells. */
  private List<Stmt.Item> items() {
    int start = in.position();
    if (in.is("(") && in.endsBefore(":")) {
      in.take();
      try {
        List<Stmt.Item> items = items(")");
        in.expect(")");
        return items;
      } catch (SyntaxFailure e) {
        in.back(start);
      }
    }
    return items(":");
  }

  private List<Stmt.Item> items(String close) {
    List<Stmt.Item> items = new ArrayList<>();
    do {
      if (in.is(")") && close.equals(")") && !items.isEmpty()) {
        break;
      }
      Expr context = expressions.expression();
      Expr target = null;
      if (in.accept("as")) {
        target = in.is("*") ? expressions.star() : expressions.bitwise();
        Targets.check(target, Targets.Use.WITH);
      }
      items.add(new Stmt.Item(context, target));
    } while (in.accept(","));
    return items;
  }

  private Stmt decorated() {
    List<Expr> decorators = new ArrayList<>();
    while (in.accept("@")) {
      decorators.add(expressions.named());
      if (!in.accept(Kind.NEWLINE)) {
        throw in.unexpected();
      }
    }
    return switch (in.token().text()) {
      case "def" -> function(decorators, false);
      case "class" -> type(decorators);
      case "async" -> {
        in.take();
        if (!in.is("def")) {
          throw in.unexpected();
        }
        yield function(decorators, true);
      }
      default -> throw in.unexpected();
    };
  }

  private Stmt async() {
    in.take();
    return switch (in.token().text()) {
      case "def" -> function(List.of(), true);
      case "for" -> each(true);
      case "with" -> with(true);
      default -> throw in.unexpected();
    };
  }

  private Stmt function(List<Expr> decorators, boolean async) {
    Token word = in.expect("def");
    Expr.Name name = name();
    List<Stmt.TypeParameter> types = statements.typeParameters();
    if (!in.is("(")) {
      throw in.missing("expected '('");
    }
    in.take();
    Parameters parameters = expressions.calls().parameters(")", true);
    in.expect(")");
    Expr returns = statements.optional("->");
    List<Stmt> body = block("function definition");
    return new Stmt.Function(
        word.from(), in.before().to(), name, async, decorators, types, parameters, returns, body);
  }

  private Expr.Name name() {
    Token token = in.name();
    return new Expr.Name(token.from(), token.to(), token.text());
  }

  private Stmt type(List<Expr> decorators) {
    Token word = in.expect("class");
    Expr.Name name = name();
    List<Stmt.TypeParameter> types = statements.typeParameters();
    List<Expr.Argument> bases = in.is("(") ? expressions.calls().arguments(false) : List.of();
    List<Stmt> body = block("class definition");
    return new Stmt.ClassDef(word.from(), in.before().to(), name, decorators, types, bases, body);
  }

  /** {@code match} is a name unless a line of it ends in a colon and a block of cases follows. */
  private boolean isMatch() {
    return in.opensBlockOf("case");
  }

  private Stmt match() {
    Token word = in.take();
    in.needs(10, word, "a match statement");
    Expr subject = expressions.tuple(expressions::starredOrNamed);
    in.expect(":");
    in.take();
    in.take();
    List<Stmt.Case> cases = new ArrayList<>();
    while (!in.accept(Kind.DEDENT)) {
      cases.add(oneCase());
    }
    return new Stmt.Match(word.from(), in.before().to(), subject, cases);
  }

  private Stmt.Case oneCase() {
    Token word = in.token();
    if (!word.isName("case")) {
      throw in.unexpected();
    }
    in.take();
    Pattern pattern = patterns.open();
    Expr guard = in.accept("if") ? expressions.named() : null;
    return new Stmt.Case(pattern, guard, block("'case' statement"));
  }
}
