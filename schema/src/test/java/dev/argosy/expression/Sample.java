package dev.argosy.expression;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Span;
import dev.argosy.expression.Meaning.Namespace;
import dev.argosy.expression.Meaning.Refused;
import dev.argosy.expression.Meaning.Value;
import dev.argosy.expression.Type.ArrayType;
import dev.argosy.expression.Type.ArtifactType;
import dev.argosy.expression.Type.ObjectType;
import dev.argosy.expression.Type.Scalar;
import dev.argosy.expression.Type.StringType;
import dev.argosy.source.SourceFile;
import dev.argosy.yaml.Node.Kind;
import dev.argosy.yaml.Node.ScalarNode;
import dev.argosy.yaml.Node.Style;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A scope with one name of every type, and scalars that stand at the start of a file. */
final class Sample {
  /** A reference that is only its path. */
  record Named(String path) implements Reference {}

  static final Map<String, Type> PARAMS =
      ordered(
          "n", Scalar.INTEGER,
          "m", Scalar.INTEGER,
          "rate", Scalar.NUMBER,
          "ok", Scalar.BOOLEAN,
          "text", StringType.STRING,
          "mode", new StringType(List.of("fast", "full")),
          "ints", new ArrayType(Scalar.INTEGER),
          "words", new ArrayType(StringType.STRING),
          "object", ObjectType.ANYTHING,
          "config",
              new ObjectType(ordered("size", Scalar.INTEGER, "name", StringType.STRING), false),
          "model", new ArtifactType("Model"));

  static final Scope SCOPE = Sample::root;

  private Sample() {}

  private static Namespace root() {
    return Namespace.of(
        "name",
        ordered(
            "params", values("param", "params.", PARAMS),
            "steps",
                Namespace.of(
                    "step",
                    ordered(
                        "multiply",
                        Namespace.of(
                            "member of the step",
                            ordered(
                                "outputs",
                                values("output", "multiply.", ordered("result", Scalar.NUMBER)))))),
            "vars", Namespace.of("var", Map.of()),
            "run",
                new Refused(
                    Code.NOT_A_VALUE, "run.status is known only in finally", "move the step")));
  }

  private static Namespace values(String what, String path, Map<String, Type> types) {
    Map<String, Meaning> members = new LinkedHashMap<>();
    types.forEach((name, type) -> members.put(name, new Value(new Named(path + name), type)));
    return Namespace.of(what, members);
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T> Map<String, T> ordered(Object... pairs) {
    Map<String, T> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], (T) pairs[i + 1]);
    }
    return map;
  }

  static ScalarNode scalar(String text) {
    SourceFile file = new SourceFile("pipeline.yaml", text);
    At at = new At(file, new Span(1, 1, 1, text.length() + 1));
    return new ScalarNode(
        at, text, Kind.STRING, Style.PLAIN, (from, to) -> new Span(1, from + 1, 1, to + 1));
  }

  static Expr typed(String text) {
    Findings findings = new Findings();
    Expr expr =
        ExpressionParser.bare(scalar(text), findings)
            .map(syntax -> TypeChecker.check(syntax, SCOPE, findings))
            .orElseThrow(() -> new AssertionError(findings.sorted()));
    if (!findings.sorted().isEmpty()) {
      throw new AssertionError(text + ": " + findings.sorted());
    }
    return expr;
  }

  /** {@code column-endColumn code: message (hint)} of each finding. */
  static List<String> findings(String text) {
    Findings findings = new Findings();
    ExpressionParser.bare(scalar(text), findings)
        .ifPresent(syntax -> TypeChecker.check(syntax, SCOPE, findings));
    return shown(findings);
  }

  static List<String> shown(Findings findings) {
    return findings.sorted().stream().map(Sample::shown).toList();
  }

  private static String shown(Diagnostic d) {
    return d.at().span().column()
        + "-"
        + d.at().span().endColumn()
        + " "
        + d.code().id()
        + ": "
        + d.message()
        + (d.hint().isEmpty() ? "" : " (" + d.hint() + ")");
  }
}
