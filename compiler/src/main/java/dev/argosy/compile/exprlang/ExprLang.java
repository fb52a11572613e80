package dev.argosy.compile.exprlang;

import dev.argosy.expression.Expr;
import dev.argosy.expression.Type;
import dev.argosy.expression.Type.Scalar;

/**
 * Writes typed expressions in expr-lang as Argo runs it, so that the engine computes what {@link
 * dev.argosy.expression.Evaluator} says, or fails where that has no value.
 *
 * <p>Nothing that is written here holds two braces side by side, which Argo would take for the
 * start or end of a tag, and only functions that Argo knows are called: an unknown one would be
 * handed on as text without a word. There is no {@code let}, since Argo takes its variables for
 * missing outputs and would forgive any error.
 */
public final class ExprLang {
  private final Lowering lowering;

  /**
   * @param access where the engine finds what expressions refer to
   */
  public ExprLang(Access access) {
    this.lowering = new Lowering(access);
  }

  /**
   * An expression that gives the value itself: int, float64, bool, string, array or map.
   *
   * @throws IllegalArgumentException for an artifact, which has no value
   */
  public String value(Expr expr) {
    return lowering.value(expr).text();
  }

  /**
   * An expression that gives the text form of the value, always a string. Of a mere reference to an
   * array or object it is the raw string as it came.
   *
   * @throws IllegalArgumentException for an artifact
   */
  public String text(Expr expr) {
    return expr instanceof Expr.Ref ref && ref.type().isComposite() && !lowering.isJson(ref)
        ? lowering.raw(ref).text()
        : lowering.text(expr).text();
  }

  /**
   * An expression that gives a boolean, for {@code when}.
   *
   * @throws IllegalArgumentException when the expression is known to give something else
   */
  public String condition(Expr expr) {
    if (expr.type() != Scalar.BOOLEAN && !lowering.isUnknown(expr)) {
      throw new IllegalArgumentException("a " + expr.type().word() + " is no condition");
    }
    return lowering.condition(expr).text();
  }

  /**
   * An expression that gives the value as JSON in which no two opening braces stand together, so
   * that Argo, which expands values again, leaves it alone. Where it is put, no opening brace may
   * stand directly before it.
   *
   * @throws IllegalArgumentException for an artifact
   */
  public String json(Expr expr) {
    return lowering.guardedJson(expr).text();
  }

  /**
   * An expression that gives the value as JSON; what uses it keeps braces apart.
   *
   * @throws IllegalArgumentException for an artifact
   */
  public String rawJson(Expr expr) {
    return Conversions.json(lowering.value(expr)).text();
  }

  /** An expression that gives the texts of {@code list}, by it, as JSON of their values. */
  public String collected(String list, String text, Type items) {
    Fragment item = lowering.parsed(items, Fragment.primary(text));
    return Conversions.json(Fragment.call("map", Fragment.primary(list), item)).text();
  }

  /** A string literal, in which no brace stands beside another of its kind. */
  public static String literal(String text) {
    return Literals.quoted(text);
  }

  /** The expression as a tag of Argo: <code>{{=expression}}</code>. */
  public static String tag(String expression) {
    boolean brace = expression.startsWith("{") || expression.endsWith("}");
    return brace ? "{{= " + expression + " }}" : "{{=" + expression + "}}";
  }
}
