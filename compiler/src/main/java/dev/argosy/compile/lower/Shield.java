package dev.argosy.compile.lower;

import dev.argosy.expression.Expr;
import dev.argosy.expression.TextForm;
import dev.argosy.expression.Type;
import dev.argosy.link.Ref;
import org.jspecify.annotations.Nullable;

/**
 * Keeps texts from Argo's tags and from Kubernetes' variables: what the author or a step wrote is
 * never read as either. A manifest that gets an owner is the exception: Argo reads and writes it
 * anew, which undoes the escapes.
 */
final class Shield {
  private Shield() {}

  /**
   * Kubernetes reads {@code $$} as {@code $}; a dollar alone is left as it is, so it stays
   * readable.
   */
  static String literal(String text) {
    return text.contains("$(") || text.contains("$$") ? text.replace("$", "$$") : text;
  }

  /** JSON in which Argo finds no tag, should it look again. */
  static String json(String json, Expr expr) {
    return dollars("replace(" + json + ", '{', '\\\\u007b')", expr);
  }

  /** JSON that is the same after Kubernetes expanded the variable in which Argo sends templates. */
  static String dollars(String json, Expr expr) {
    return mayHoldDollar(expr) ? "replace(" + json + ", '$', '\\\\u0024')" : json;
  }

  /** JSON that Argo and Kubernetes leave alone however often it is handed on. */
  static String carried(String json) {
    return "replace(replace("
        + json
        + ", '\\u007b\\u007b', '\\\\u007b\\\\u007b'), '$', '\\\\u0024')";
  }

  /** The same of a value that is known. */
  static String carried(@Nullable Object value) {
    return TextForm.json(value).replace("{{", "\\u007b\\u007b").replace("$", "\\u0024");
  }

  /** The JSON of a text that is known, as safe as that of an expression. */
  static String json(String text) {
    String json = TextForm.json(text);
    return PodFiles.isChanged(text) ? json.replace("{", "\\u007b").replace("$", "\\u0024") : json;
  }

  /** Whether the text form may hold a dollar that is not known here. */
  static boolean mayHoldDollar(Expr expr) {
    return mayHoldDollar(expr.type()) && !isSafe(expr);
  }

  private static boolean mayHoldDollar(Type type) {
    return switch (type) {
      case Type.StringType s ->
          s.allowed().isEmpty() || s.allowed().stream().anyMatch(a -> a.contains("$"));
      case Type.Scalar s -> false;
      default -> true;
    };
  }

  /** Names and times that Argo makes hold neither dollar nor brace. */
  static boolean isSafe(Expr expr) {
    return switch (expr) {
      case Expr.Ref ref ->
          ref.reference() instanceof Ref.Run || ref.reference() instanceof Ref.Status;
      case Expr.Constant c -> TextForm.of(c.value()).chars().noneMatch(x -> x == '{' || x == '$');
      case Expr.Binary b -> isSafe(b.left()) && isSafe(b.right());
      case Expr.Call call -> call.arguments().stream().allMatch(Shield::isSafe);
      default -> false;
    };
  }
}
