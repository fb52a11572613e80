package dev.argosy.link;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.expression.Evaluator;
import dev.argosy.expression.Expr;
import dev.argosy.expression.Text;
import dev.argosy.expression.TextForm;
import dev.argosy.expression.Type;
import dev.argosy.expression.TypeChecker;
import dev.argosy.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Strings and values with their expressions resolved; what is known while compiling is put in. */
final class Texts {
  private final Names scope;
  private final Findings findings;

  Texts(Names scope, Findings findings) {
    this.scope = scope;
    this.findings = findings;
  }

  LinkedText link(Text text) {
    List<LinkedText.Part> parts = new ArrayList<>();
    for (Text.Part part : text.parts()) {
      switch (part) {
        case Text.Literal literal -> literal(parts, literal.text());
        case Text.Hole hole -> hole(parts, hole);
        case Text.Broken broken -> {}
      }
    }
    return new LinkedText(text.at(), parts);
  }

  private void hole(List<LinkedText.Part> parts, Text.Hole hole) {
    Expr expr = TypeChecker.check(hole.expression(), scope, findings);
    if (Types.isArtifact(expr.type())) {
      findings.add(
          Code.TYPE_MISMATCH,
          expr.at(),
          "an artifact of type " + expr.type().word() + " is no string",
          "its file is .path, its place in the store .uri");
    } else if (Known.isKnown(expr)) {
      literal(parts, TextForm.of(Evaluator.evaluate(expr, Known::of)));
    } else {
      parts.add(new LinkedText.Hole(expr));
    }
  }

  private static void literal(List<LinkedText.Part> parts, String text) {
    if (!parts.isEmpty() && parts.getLast() instanceof LinkedText.Literal before) {
      parts.removeLast();
      parts.add(new LinkedText.Literal(before.text() + text));
    } else {
      parts.add(new LinkedText.Literal(text));
    }
  }

  Argument link(Value value) {
    return switch (value) {
      case Value.Scalar s -> constant(value.at(), s.literal());
      case Value.OfText t -> text(t);
      case Value.ListOf l when l.isConstant() -> constant(value.at(), Literals.plain(l));
      case Value.MapOf m when m.isConstant() -> constant(value.at(), Literals.plain(m));
      case Value.ListOf l -> {
        List<Argument> items = l.items().stream().map(this::inside).toList();
        List<Type> types = items.stream().map(Argument::type).distinct().toList();
        Type item = types.size() == 1 ? types.getFirst() : Type.Unknown.ANY;
        yield new Argument.ListOf(l.at(), items, new Type.ArrayType(item));
      }
      case Value.MapOf m -> {
        Map<String, Argument> entries = new LinkedHashMap<>();
        m.entries().forEach((k, v) -> entries.put(k, inside(v)));
        m.entries().cleared().forEach(k -> entries.put(k, constant(m.entries().at(k), null)));
        yield new Argument.MapOf(m.at(), entries, Type.ObjectType.ANYTHING);
      }
    };
  }

  /** An artifact can be an argument, and nothing inside of one. */
  private Argument inside(Value value) {
    Argument argument = link(value);
    if (argument instanceof Argument.Single(At at, Expr expr) && Types.isArtifact(expr.type())) {
      findings.add(
          Code.TYPE_MISMATCH,
          expr.at(),
          "an artifact cannot stand in a list or mapping: it is a file, not a value",
          "hand on each artifact as an argument of its own");
      return new Argument.Single(at, new Expr.Poison(at));
    }
    return argument;
  }

  private static Argument constant(At at, @org.jspecify.annotations.Nullable Object plain) {
    return new Argument.Constant(at, plain, Literals.type(plain));
  }

  private Argument text(Value.OfText value) {
    if (value.text().isBroken()) {
      return new Argument.Single(value.at(), new Expr.Poison(value.at()));
    }
    return value
        .text()
        .single()
        .map(syntax -> {
          Expr expr = TypeChecker.check(syntax, scope, findings);
          return Known.isKnown(expr) && !Types.isArtifact(expr.type())
              ? new Argument.Constant(value.at(), Evaluator.evaluate(expr, Known::of), expr.type())
              : (Argument) new Argument.Single(value.at(), expr);
        })
        .orElseGet(() -> {
          LinkedText linked = link(value.text());
          return linked.isConstant()
              ? new Argument.Constant(value.at(), linked.literals(), Type.StringType.STRING)
              : new Argument.Joined(value.at(), linked);
        });
  }
}
