package dev.argosy.manifest.text;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The variables that an expression may use, by their first names ({@code inputs}, {@code tasks},
 * {@code item}). What stands below an object is not known to expr-lang's compiler; callers check it
 * with the {@link ExprReference references}.
 *
 * @param argoFunctions whether Argo adds its own functions: in {@code {{=...}}}, {@code
 *     valueFrom.expression}, {@code fromExpression}, hooks, {@code retryStrategy} and {@code
 *     labelsFrom}; not in an HTTP template's condition, a {@code data} transformation or a {@code
 *     stopStrategy}
 * @param open whether there may be variables that are not named here, so that none is unknown
 */
public record ExprScope(Map<String, ExprType> variables, boolean argoFunctions, boolean open) {
  public ExprScope {
    variables = Map.copyOf(variables);
  }

  /** Argo's functions and no variable yet. */
  public static ExprScope argo() {
    return new ExprScope(Map.of(), true, false);
  }

  /** No functions but expr-lang's own, and no variable yet. */
  public static ExprScope plain() {
    return new ExprScope(Map.of(), false, false);
  }

  /** With a variable of Argo's that is a text for certain: {@code retries}, {@code status}. */
  public ExprScope text(String... names) {
    return with(ExprType.Basic.STRING, names);
  }

  /** With a variable that has fields: {@code inputs}, {@code workflow}, {@code lastRetry}. */
  public ExprScope object(String... names) {
    return with(ExprType.MapOf.JSON, names);
  }

  /** With a variable that may be a text or have fields: {@code item}. */
  public ExprScope any(String... names) {
    return with(ExprType.Basic.UNKNOWN, names);
  }

  /** The same with names that nobody knows here. */
  public ExprScope opened() {
    return new ExprScope(variables, argoFunctions, true);
  }

  /** Whether it is a name of a variable, and not only of a function. */
  boolean isVariable(String name) {
    return variables.containsKey(name)
        || (open && !ExprBuiltins.isBuiltin(name) && !functions().containsKey(name));
  }

  /** Whether all that stands below the variable is text: what Argo itself provides. */
  boolean holdsTexts(String name) {
    return argoFunctions && isVariable(name);
  }

  /** What Argo adds to the variables. */
  Map<String, ExprType> functions() {
    return argoFunctions ? ExprBuiltins.argo() : Map.of();
  }

  /** Everything that has a type of its own. */
  Map<String, ExprType> names() {
    Map<String, ExprType> all = new LinkedHashMap<>(variables);
    all.putAll(functions());
    return all;
  }

  private ExprScope with(ExprType type, String... names) {
    Map<String, ExprType> all = new LinkedHashMap<>(variables);
    for (String name : names) {
      all.put(name, type);
    }
    return new ExprScope(all, argoFunctions, open);
  }
}
