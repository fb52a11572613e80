package dev.argosy.link;

import dev.argosy.diagnostic.At;
import dev.argosy.expression.Expr;
import dev.argosy.expression.Function;
import dev.argosy.expression.Operator;
import dev.argosy.expression.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A string with typed holes. */
public record LinkedText(At at, List<Part> parts) {
  public LinkedText {
    parts = List.copyOf(parts);
  }

  /** A piece of it. */
  public sealed interface Part {}

  public record Literal(String text) implements Part {}

  public record Hole(Expr expression) implements Part {}

  public static LinkedText of(At at, String text) {
    return new LinkedText(at, text.isEmpty() ? List.of() : List.of(new Literal(text)));
  }

  public boolean isConstant() {
    for (Part part : parts) {
      if (part instanceof Hole) {
        return false;
      }
    }
    return true;
  }

  public Stream<Expr> expressions() {
    List<Expr> all = new ArrayList<>();
    expressions(all::add);
    return all.stream();
  }

  /** Hands on the expression of every hole. */
  public void expressions(Consumer<Expr> to) {
    for (Part part : parts) {
      if (part instanceof Hole hole) {
        to.accept(hole.expression());
      }
    }
  }

  /** The whole text as one expression. */
  public Expr expression() {
    Expr all = new Expr.Constant(at, "");
    for (Part part : parts) {
      Expr next =
          switch (part) {
            case Literal l -> new Expr.Constant(at, l.text());
            case Hole h ->
                new Expr.Call(at, Function.STRING, List.of(h.expression()), Type.StringType.STRING);
          };
      all = new Expr.Binary(at, Operator.ADD, all, next, Type.StringType.STRING);
    }
    return all;
  }

  /** The literal parts joined; the whole text when it {@link #isConstant}. */
  public String literals() {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      if (part instanceof Literal literal) {
        text.append(literal.text());
      }
    }
    return text.toString();
  }
}
