package dev.argosy.compile.exprlang;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Outcome;
import dev.argosy.diagnostic.Span;
import dev.argosy.expression.Expr;
import dev.argosy.expression.ExpressionParser;
import dev.argosy.expression.Meaning;
import dev.argosy.expression.Meaning.Namespace;
import dev.argosy.expression.Meaning.Value;
import dev.argosy.expression.Reference;
import dev.argosy.expression.TextForm;
import dev.argosy.expression.Type;
import dev.argosy.expression.Type.ArrayType;
import dev.argosy.expression.Type.ObjectType;
import dev.argosy.expression.Type.Scalar;
import dev.argosy.expression.Type.StringType;
import dev.argosy.expression.TypeChecker;
import dev.argosy.expression.Values;
import dev.argosy.source.SourceFile;
import dev.argosy.yaml.Node.Kind;
import dev.argosy.yaml.Node.ScalarNode;
import dev.argosy.yaml.Node.Style;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A step with one output of every type, as the checker and as Argo see it. */
final class Sample {
  record Output(String name) implements Reference {}

  static final ExprLang EXPR_LANG =
      new ExprLang(
          new Access() {
            @Override
            public String value(Reference reference) {
              return "tasks['p'].outputs.parameters['" + ((Output) reference).name() + "']";
            }

            @Override
            public String path(Reference artifact) {
              return "'/argosy/inputs/" + ((Output) artifact).name() + "'";
            }

            @Override
            public String uri(Reference artifact) {
              return "'s3://bucket/' + workflow.name";
            }
          });

  private static final Map<String, Type> TYPES = types();

  private Sample() {}

  private static Map<String, Type> types() {
    Map<String, Type> types = new LinkedHashMap<>();
    types.put("text", StringType.STRING);
    types.put("word", StringType.STRING);
    types.put("n", Scalar.INTEGER);
    types.put("m", Scalar.INTEGER);
    types.put("rate", Scalar.NUMBER);
    types.put("ok", Scalar.BOOLEAN);
    types.put("ints", new ArrayType(Scalar.INTEGER));
    types.put("numbers", new ArrayType(Scalar.NUMBER));
    types.put("words", new ArrayType(StringType.STRING));
    types.put("object", ObjectType.ANYTHING);
    types.put(
        "config",
        new ObjectType(
            Map.of(
                "size", Scalar.INTEGER,
                "share", Scalar.NUMBER,
                "name", StringType.STRING,
                "on", Scalar.BOOLEAN),
            true));
    types.put("none", StringType.STRING);
    types.put("no-int", Scalar.INTEGER);
    types.put("no-list", new ArrayType(Scalar.INTEGER));
    return Collections.unmodifiableMap(types);
  }

  private static Namespace scope() {
    Map<String, Meaning> members = new LinkedHashMap<>();
    TYPES.forEach((name, type) -> members.put(name, new Value(new Output(name), type)));
    return Namespace.of("output", members);
  }

  static Expr typed(String text) {
    return check(text)
        .value()
        .orElseThrow(() -> new AssertionError(text + ": " + check(text).findings()));
  }

  /** The typed expression, or why there is none. */
  static Outcome<Expr> check(String text) {
    At at = new At(new SourceFile("pipeline.yaml", text), Span.START);
    ScalarNode scalar =
        new ScalarNode(at, text, Kind.STRING, Style.PLAIN, (from, to) -> Span.START);
    Findings findings = new Findings();
    Expr expr =
        ExpressionParser.bare(scalar, findings)
            .map(syntax -> TypeChecker.check(syntax, Sample::scope, findings))
            .orElseGet(() -> new Expr.Poison(at));
    return Outcome.of(expr, findings);
  }

  static Values values(Map<String, Object> values) {
    return reference -> values.get(((Output) reference).name());
  }

  /** What Argo holds: the text forms, and null for what was skipped. */
  static Map<String, @Nullable String> environment(Map<String, Object> values) {
    Map<String, @Nullable String> environment = new HashMap<>();
    for (String name : TYPES.keySet()) {
      Object value = values.get(name);
      environment.put(
          "tasks.p.outputs.parameters." + name, value == null ? null : TextForm.of(value));
    }
    environment.put("workflow.name", "w");
    return environment;
  }

  static Map<String, Object> ordinary() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("text", "a \"q\" \\ {{workflow.name}} }} 'x'\n<é😀>");
    values.put("word", "Straße");
    values.put("n", 7L);
    values.put("m", -3L);
    values.put("rate", 13.0);
    values.put("ok", true);
    values.put("ints", List.of(3L, 1L, 2L));
    values.put("numbers", List.of(0.5, 1e21, 2.0));
    values.put("words", List.of("b", "a{{", ""));
    values.put("object", object("z", 1L, "a", List.of(object("k", "v{{"))));
    values.put("config", object("size", 5L, "share", 0.25, "name", "c", "on", false));
    return values;
  }

  static Map<String, Object> object(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }
}
