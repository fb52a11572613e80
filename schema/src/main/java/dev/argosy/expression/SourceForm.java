package dev.argosy.expression;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A checked expression as text of the language again, so that it can be kept and read anew: what is
 * read from it means the same.
 */
public final class SourceForm {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final int FIRST_PRINTABLE = 0x20;

  /** How a reference is written; a text of the language. */
  @FunctionalInterface
  public interface References {
    String of(Reference reference);
  }

  private final References references;

  private SourceForm(References references) {
    this.references = references;
  }

  public static String of(Expr expr, References references) {
    return new SourceForm(references).text(expr);
  }

  /**
   * A literal of the language that is this value.
   *
   * @param value a String, Boolean, number, List or Map, with nulls inside at most
   */
  public static String literal(@Nullable Object value) {
    return switch (value) {
      case String text -> quoted(text);
      case Boolean truth -> truth.toString();
      case Long number when number > Long.MIN_VALUE && number < 0 -> "(" + number + ")";
      case Long number when number >= 0 -> number.toString();
      case Double number when Double.isFinite(number) ->
          number < 0 ? "(" + Double.toString(number) + ")" : Double.toString(number);
      case List<?> list when !list.contains(null) ->
          list.stream().map(SourceForm::literal).collect(Collectors.joining(", ", "[", "]"));
      case Map<?, ?> map when !map.containsValue(null) ->
          map.entrySet().stream()
              .map(e -> quoted(String.valueOf(e.getKey())) + ": " + literal(e.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      // The few values without a literal are read when they are asked for, or fail then.
      case null -> "fromJson('null')";
      case List<?> list -> "fromJson(" + quoted(TextForm.json(list)) + ")";
      case Map<?, ?> map -> "fromJson(" + quoted(TextForm.json(map)) + ")";
      case Double number -> "double('" + number + "')";
      default -> "int('" + value + "')";
    };
  }

  private String text(Expr expr) {
    return switch (expr) {
      case Expr.Constant constant -> literal(constant.value());
      case Expr.Ref ref -> references.of(ref.reference());
      case Expr.ArtifactPath path when path.reference() instanceof Choice ->
          text(path.children().getFirst()) + ".path";
      case Expr.ArtifactPath path -> references.of(path.reference()) + ".path";
      case Expr.ArtifactUri uri -> references.of(uri.reference()) + ".uri";
      case Expr.Unary unary -> unary.operator().sign() + inner(unary.operand());
      case Expr.Binary b -> inner(b.left()) + " " + b.operator().sign() + " " + inner(b.right());
      case Expr.Conditional c ->
          inner(c.condition()) + " ? " + inner(c.then()) + " : " + inner(c.otherwise());
      case Expr.Call call -> call(call);
      case Expr.FirstOf first -> Function.FIRST_OF + "(" + list(first.arguments()) + ")";
      case Expr.Index index -> inner(index.target()) + "[" + text(index.index()) + "]";
      case Expr.Property property -> property(property);
      case Expr.ListOf list -> "[" + list(list.items()) + "]";
      case Expr.MapOf map ->
          map.properties().entrySet().stream()
              .map(e -> quoted(e.getKey()) + ": " + text(e.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      case Expr.Poison poison -> throw new IllegalArgumentException("not checked");
    };
  }

  private String call(Expr.Call call) {
    return call.function().isMethod()
        ? inner(call.arguments().getFirst())
            + "."
            + call.function().word()
            + "("
            + list(call.arguments().subList(1, call.arguments().size()))
            + ")"
        : call.function().word() + "(" + list(call.arguments()) + ")";
  }

  private String property(Expr.Property property) {
    boolean dot =
        property.key() instanceof Expr.Constant key
            && key.value() instanceof String name
            && NAME.matcher(name).matches();
    return inner(property.target())
        + (dot ? "." + ((Expr.Constant) property.key()).value() : "[" + text(property.key()) + "]");
  }

  private String list(List<Expr> items) {
    return items.stream().map(this::text).collect(Collectors.joining(", "));
  }

  /** A part of another expression, in parentheses where they may matter. */
  private String inner(Expr expr) {
    return switch (expr) {
      case Expr.Unary unary -> "(" + text(unary) + ")";
      case Expr.Binary binary -> "(" + text(binary) + ")";
      case Expr.Conditional conditional -> "(" + text(conditional) + ")";
      default -> text(expr);
    };
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("'");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> out.append("\\\\");
        case '\'' -> out.append("\\'");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < FIRST_PRINTABLE) {
            out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.append('\'').toString();
  }
}
