package dev.argosy.python;

import dev.argosy.python.Expr.Operation;
import dev.argosy.python.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Expressions down to the primaries. Operators of all ranks are kept in one flat list: what binds
 * tighter changes neither names nor places.
 */
final class ExpressionParser {
  private static final int DEEPEST = 1000;

  private final Cursor in;
  private final Atoms atoms;
  private final Calls calls;
  private int depth;

  ExpressionParser(Cursor in) {
    this.in = in;
    this.atoms = new Atoms(in, this);
    this.calls = new Calls(in, this);
  }

  Calls calls() {
    return calls;
  }

  Expr atom() {
    return atoms.read();
  }

  /** One or more expressions, of which some may be starred; several are a tuple. */
  Expr list() {
    return tuple(this::starred);
  }

  /** The same, and {@code yield}. */
  Expr listOrYield() {
    return in.is("yield") ? yielding() : list();
  }

  /** Several of something, divided by commas, are a tuple. */
  Expr tuple(Supplier<Expr> element) {
    Expr first = element.get();
    if (!in.is(",")) {
      return first;
    }
    List<Expr> items = new ArrayList<>(List.of(first));
    while (in.accept(",") && (in.token().startsExpression() || in.is("*"))) {
      items.add(element.get());
    }
    return new Expr.Collection(first.from(), in.before().to(), "tuple", items);
  }

  Expr starred() {
    return in.is("*") ? star() : expression();
  }

  Expr starredOrNamed() {
    return in.is("*") ? star() : named();
  }

  Expr star() {
    int from = in.expect("*").from();
    Expr value = bitwise();
    return new Expr.Starred(from, value.to(), value);
  }

  /** An expression, or {@code name := expression}. */
  Expr named() {
    if (in.is(Kind.NAME) && in.ahead(1).is(":=")) {
      Token name = in.take();
      in.take();
      Expr value = expression();
      return new Expr.Walrus(
          name.from(), value.to(), new Expr.Name(name.from(), name.to(), name.text()), value);
    }
    Expr value = expression();
    if (in.is(":=")) {
      throw Cursor.failure(
          value, "cannot use assignment expressions with " + value.what(), "bind a plain name");
    }
    return value;
  }

  /** What {@code if} and {@code while} test: a single {@code =} is a mistake people make. */
  Expr condition() {
    Expr test = named();
    if (in.is("=")) {
      throw in.failure(
          in.token(),
          "invalid syntax: '=' in a condition",
          "'==' compares, ':=' assigns inside an expression");
    }
    return test;
  }

  Expr yielding() {
    Token word = in.expect("yield");
    if (in.accept("from")) {
      Expr value = expression();
      return new Expr.Yield(word.from(), value.to(), true, List.of(value));
    }
    List<Expr> values = in.token().startsExpression() || in.is("*") ? List.of(list()) : List.of();
    return new Expr.Yield(word.from(), in.before().to(), false, values);
  }

  /** A lambda, a conditional expression or a disjunction. */
  Expr expression() {
    if (in.is("lambda")) {
      return nested(calls::lambda);
    }
    Expr first = disjunction();
    if (!in.is("if")) {
      return first;
    }
    List<Expr> parts = new ArrayList<>(List.of(first));
    while (in.accept("if")) {
      parts.add(disjunction());
      if (!in.accept("else")) {
        throw in.is(":") ? in.unexpected() : in.missing("expected 'else' after 'if' expression");
      }
      parts.add(in.is("lambda") ? nested(calls::lambda) : disjunction());
    }
    return operation("conditional expression", parts);
  }

  Expr disjunction() {
    List<Expr> parts = new ArrayList<>();
    boolean inverted = false;
    do {
      while (in.accept("not")) {
        inverted = true;
      }
      parts.add(comparison());
    } while (in.accept("and") || in.accept("or"));
    return parts.size() == 1 && !inverted ? parts.getFirst() : operation("expression", parts);
  }

  private Expr comparison() {
    Expr first = bitwise();
    List<Expr> parts = new ArrayList<>(List.of(first));
    while (compares()) {
      parts.add(bitwise());
    }
    return parts.size() == 1 ? first : operation("comparison", parts);
  }

  private boolean compares() {
    if (in.is("not") && in.ahead(1).is("in")) {
      in.take();
      in.take();
      return true;
    }
    boolean operator =
        (in.is(Kind.OPERATOR) || in.is(Kind.KEYWORD))
            && Words.COMPARISONS.contains(in.token().text());
    if (operator && in.take().is("is")) {
      in.accept("not");
    }
    return operator;
  }

  Expr bitwise() {
    Expr first = factor();
    List<Expr> parts = new ArrayList<>(List.of(first));
    while (in.is(Kind.OPERATOR) && Words.BINARY.contains(in.token().text())) {
      in.take();
      parts.add(factor());
    }
    return parts.size() == 1 ? first : operation("expression", parts);
  }

  private Expr factor() {
    int from = in.token().from();
    boolean signed = false;
    while (in.is("+") || in.is("-") || in.is("~")) {
      in.take();
      signed = true;
    }
    Expr base = in.is("await") ? await() : primary();
    List<Expr> parts = new ArrayList<>(List.of(base));
    if (in.accept("**")) {
      parts.add(nested(this::factor));
    }
    return parts.size() == 1 && !signed
        ? base
        : new Operation(from, parts.getLast().to(), "expression", parts);
  }

  private Expr await() {
    Token word = in.take();
    Expr value = primary();
    return new Expr.Await(word.from(), value.to(), value);
  }

  private Expr primary() {
    Expr value = nested(atoms::read);
    int links = 0;
    while (true) {
      if (++links > DEEPEST) {
        throw new TooDeep();
      }
      if (in.accept(".")) {
        Token name = in.name();
        value = new Expr.Attribute(value.from(), name.to(), value, name.text());
      } else if (in.is("(")) {
        value = calls.call(value);
      } else if (in.is("[")) {
        value = subscript(value);
      } else {
        return value;
      }
    }
  }

  private Expr subscript(Expr value) {
    in.expect("[");
    Expr index = slice();
    if (in.is(",")) {
      List<Expr> items = new ArrayList<>(List.of(index));
      while (in.accept(",") && !in.is("]")) {
        items.add(slice());
      }
      index = new Expr.Collection(index.from(), in.before().to(), "tuple", items);
    }
    int to = in.expect("]").to();
    return new Expr.Subscript(value.from(), to, value, index);
  }

  private Expr slice() {
    int from = in.token().from();
    if (in.is("*")) {
      in.needs(11, in.token(), "a star in a subscript");
      return star();
    }
    List<Expr> parts = new ArrayList<>();
    if (!in.is(":")) {
      parts.add(named());
      if (!in.is(":")) {
        return parts.getFirst();
      }
    }
    for (int colons = 0; colons < 2 && in.accept(":"); colons++) {
      if (in.token().startsExpression()) {
        parts.add(expression());
      }
    }
    return new Operation(from, in.before().to(), "slice", parts);
  }

  /** Targets of {@code for}: {@code in} belongs to the statement. */
  Expr targets() {
    Expr target = tuple(() -> in.is("*") ? star() : bitwise());
    Targets.check(target, Targets.Use.FOR);
    return target;
  }

  private static Expr operation(String what, List<Expr> parts) {
    return new Operation(parts.getFirst().from(), parts.getLast().to(), what, parts);
  }

  private Expr nested(Supplier<Expr> part) {
    if (++depth > DEEPEST) {
      throw new TooDeep();
    }
    try {
      return part.get();
    } finally {
      depth--;
    }
  }

  /** The code is nested deeper than anybody writes: nothing is said of it. */
  @SuppressWarnings("serial") // never serialised
  static final class TooDeep extends RuntimeException {
    TooDeep() {
      super(null, null, false, false);
    }
  }
}
