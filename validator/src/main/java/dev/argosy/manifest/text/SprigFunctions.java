package dev.argosy.manifest.text;

import dev.argosy.manifest.text.TextProblem.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The functions of Sprig 3.3 that Argo has as {@code sprig.name}: all but {@code env} and {@code
 * expandenv}. expr-lang does not look at them before they run; then a missing one, or an argument
 * of another type, is an error.
 */
final class SprigFunctions {
  private static final String RESOURCE = "sprig.functions";

  private SprigFunctions() {}

  /** Read when the first is called. */
  private static final class Table {
    static final Map<String, ExprSignature> FORMS = forms();

    private static Map<String, ExprSignature> forms() {
      Map<String, ExprSignature> forms = new TreeMap<>();
      ExprBuiltins.table(read()).forEach((name, form) -> forms.put(name, form.getFirst()));
      return forms;
    }

    private static String read() {
      try (InputStream in = SprigFunctions.class.getResourceAsStream(RESOURCE)) {
        if (in == null) {
          throw new IllegalStateException("the resource " + RESOURCE + " is missing");
        }
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static Map<String, ExprSignature> forms() {
    return Table.FORMS;
  }

  static Set<String> names() {
    return Table.FORMS.keySet();
  }

  static Optional<TextProblem> missing(ExprNode.Text name) {
    return names().contains(name.value())
        ? Optional.empty()
        : Optional.of(
            TextProblem.error(
                Kind.UNKNOWN_FUNCTION,
                name.from(),
                name.to(),
                "unknown function " + Quoted.of("sprig." + name.value()),
                Set.of("env", "expandenv").contains(name.value())
                    ? "Argo takes it away: pass the value as a parameter"
                    : Quoted.near(name.value(), names(), "")));
  }

  /** What is wrong with a call of an existing function. */
  static Optional<TextProblem> misuse(ExprNode.Call call) {
    return called(call)
        .flatMap(
            name -> Optional.ofNullable(Table.FORMS.get(name)).flatMap(f -> misuse(call, name, f)));
  }

  private static Optional<String> called(ExprNode.Call call) {
    return call.callee() instanceof ExprNode.Member m && m.key() instanceof ExprNode.Text name
        ? Optional.of(name.value())
        : Optional.empty();
  }

  private static Optional<TextProblem> misuse(ExprNode.Call call, String name, ExprSignature form) {
    List<ExprType> types = call.arguments().stream().map(SprigFunctions::written).toList();
    String shown = "sprig." + name + " takes " + form.form();
    if (!form.takes(types.size())) {
      return Optional.of(
          TextProblem.error(
              Kind.WRONG_ARGUMENTS,
              call.from(),
              call.to(),
              shown + ", not " + types.size() + (types.size() == 1 ? " argument" : " arguments"),
              ""));
    }
    for (int i = 0; i < types.size(); i++) {
      if (!fits(types.get(i), form.parameter(i))) {
        ExprNode at = call.arguments().get(i);
        return Optional.of(
            TextProblem.error(
                Kind.WRONG_TYPE,
                at.from(),
                at.to(),
                shown + ": this is " + types.get(i).word(),
                "Sprig's order is often the other way round than expr-lang's"));
      }
    }
    return Optional.empty();
  }

  /** The type that a value has when it runs, which is certain only of what is written out. */
  private static ExprType written(ExprNode node) {
    return switch (node) {
      case ExprNode.Bool n -> ExprType.Basic.BOOLEAN;
      case ExprNode.Int n -> ExprType.Basic.INTEGER;
      case ExprNode.Real n -> ExprType.Basic.FLOAT;
      case ExprNode.Text n -> ExprType.Basic.STRING;
      case ExprNode.ListOf n -> ExprType.ArrayOf.ANYTHING;
      case ExprNode.MapOf n -> ExprType.MapOf.JSON;
      default -> ExprType.Basic.UNKNOWN;
    };
  }

  /** Nothing is converted for these functions; nil is an empty value. */
  private static boolean fits(ExprType given, ExprType wanted) {
    return wanted == ExprType.Basic.UNKNOWN
        || given.isUnknown()
        || given.isNil()
        || given.fits(wanted);
  }
}
