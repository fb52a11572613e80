package dev.argosy.compile.lower;

import dev.argosy.expression.Type;
import dev.argosy.link.Action;
import dev.argosy.link.Contract;
import dev.argosy.link.LinkedStep.LinkedOutput;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The Python that calls the author's function: reads the typed arguments, calls, writes the typed
 * results. Plain standard library, Python 3.8 or later; written out for each step with only the
 * lines it needs, so that a reviewer sees what is called with what.
 *
 * <p>All of it stands under a test of {@code __name__}: processes that the function starts may run
 * this file again.
 */
final class PythonCall {
  private static final int LINE = 100;

  private static final String PACKAGES =
      """
      subprocess.check_call([sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
                             "--no-cache-dir", "--target", "/tmp/argosy-packages", %s])
      sys.path.insert(0, "/tmp/argosy-packages")
      """;
  private static final String DECODE =
      """
      os.makedirs("/tmp/argosy-code", exist_ok=True)
      for name in os.listdir("/argosy/encoded"):
          with open("/argosy/encoded/" + name) as f, open("/tmp/argosy-code/" + name, "wb") as out:
              out.write(base64.b64decode(f.read()))
      """;
  private static final String LOAD =
      """
      spec = importlib.util.spec_from_file_location(%1$s, %2$s)
      sys.modules[%1$s] = module = importlib.util.module_from_spec(spec)
      spec.loader.exec_module(module)
      """;
  private static final String PARSE =
      """
      def parse(name, kind):
          value = json.loads(args[name])
          if not isinstance(value, kind):
              sys.exit(f"argument {name} must be of type {kind.__name__}, found: {value!r:.200}")
          return value
      """;
  private static final String CHECK =
      """
          if hasattr(value, "tolist"):  # NumPy
              value = value.tolist()
          if not isinstance(value, tuple(types))%s:
              sys.exit(f"output {name} must be of type {types[-1].__name__}, found: {value!r:.200}")
      """;
  private static final String WHOLE =
      """
          if isinstance(value, float) and value.is_integer() and abs(value) < 1e21:
              value = int(value)
      """;
  private static final String STRICT_JSON =
      """
          try:
              text = %s
          except (TypeError, ValueError) as error:
              sys.exit(f"output {name}: {error}")
      """;
  private static final String PRINT =
      """
          with open(path, "w", encoding="utf-8") as f:
              f.write(%s + "\\n")  # Argo drops this newline
      """;

  private final Action.Python action;
  private final Collection<LinkedOutput> outputs;
  private final boolean encoded;
  private final StringBuilder body = new StringBuilder();
  private final Set<String> imports = new TreeSet<>(Set.of("sys"));

  PythonCall(Action.Python action, Collection<LinkedOutput> outputs, boolean encoded) {
    this.action = action;
    this.outputs = outputs;
    this.encoded = encoded;
  }

  /**
   * @param paths where each artifact argument is mounted, by argument
   */
  String source(Map<String, String> paths) {
    if (!action.packages().isEmpty()) {
      imports.add("subprocess");
      body.append(PACKAGES.formatted(joined(action.packages().stream().map(p -> p.text()))));
    }
    String module = load();
    arguments(paths);
    List<LinkedOutput> parameters = outputs.stream().filter(o -> !o.isArtifact()).toList();
    body.append(parameters.isEmpty() ? "" : "result = ");
    body.append(bracketed(module + "." + action.function() + "(", keywords(paths), ")"));
    if (!parameters.isEmpty()) {
      results(parameters);
    }
    return "import "
        + String.join(", ", imports)
        + "\n\nif __name__ == \"__main__\":\n"
        + body.toString().indent(4).replace("    \n", "\n");
  }

  /** Makes the author's module known; the expression that is it. */
  private String load() {
    if (encoded) {
      imports.addAll(List.of("base64", "os"));
      body.append(DECODE);
    }
    String folder = encoded ? "/tmp/argosy-code" : "/argosy/code";
    body.append("sys.path.insert(0, ").append(literal(folder)).append(")\n");
    String file = action.module().name();
    String name = file.endsWith(".py") ? file.substring(0, file.length() - 3) : file;
    if (file.endsWith(".py") && PythonNames.canBeImported(name)) {
      body.append("import ").append(name).append("\n\n");
      return name;
    }
    imports.add("importlib.util");
    body.append(LOAD.formatted(literal(name), literal(folder + "/" + file))).append('\n');
    return "module";
  }

  private void arguments(Map<String, String> paths) {
    List<Type> values = new ArrayList<>();
    action
        .arguments()
        .forEach((name, argument) -> {
          if (!paths.containsKey(name)) {
            values.add(argument.type());
          }
        });
    if (!values.isEmpty()) {
      imports.add("json");
      body.append("args = json.load(open(\"/argosy/args.json\", \"rb\"))\n");
    }
    if (values.stream().anyMatch(PythonCall::isStructure)) {
      body.append('\n').append(PARSE).append('\n');
    }
  }

  private List<String> keywords(Map<String, String> paths) {
    List<String> keywords = new ArrayList<>();
    action
        .arguments()
        .forEach((name, argument) -> {
          String path = paths.get(name);
          keywords.add(
              keyword(name) + "=" + (path != null ? literal(path) : read(name, argument.type())));
        });
    for (LinkedOutput output : outputs) {
      if (output.isArtifact()) {
        keywords.add(keyword(output.name()) + "=" + literal(path(output)));
      }
    }
    return keywords;
  }

  private void results(List<LinkedOutput> parameters) {
    LinkedOutput first = parameters.getFirst();
    boolean whole = parameters.size() == 1 && first.type() instanceof Type.ObjectType;
    String single = parameters.size() == 1 ? "{" + literal(first.name()) + ": result}" : "{}";
    body.append("fields = result._asdict() if hasattr(result, \"_asdict\") else ")
        .append(whole ? single : "result if isinstance(result, dict) else " + single)
        .append('\n');
    List<String> rows =
        parameters.stream()
            .map(o -> joined(Stream.of(o.name(), path(o))) + ", " + types(o))
            .map(row -> "(" + row + ")")
            .toList();
    body.append(bracketed("for name, path, *types in [", rows, "]:"));
    boolean dashes = parameters.stream().anyMatch(o -> o.name().contains("-"));
    body.append("    value = fields.get(")
        .append(dashes ? "name.replace(\"-\", \"_\"), fields.get(name))\n" : "name)\n");
    List<LinkedOutput> initial = parameters.stream().filter(o -> o.initial().isPresent()).toList();
    if (!initial.isEmpty()) {
      body.append("    if value is None and name in (")
          .append(
              initial.stream().map(o -> literal(o.name()) + ",").collect(Collectors.joining(" ")))
          .append("):  # has a default\n        continue\n");
    }
    write(parameters.stream().map(LinkedOutput::type).toList());
  }

  /** Checks the value and writes its text form, as far as the types ask for it. */
  private void write(List<Type> types) {
    boolean numbers = types.stream().anyMatch(t -> isNumber(t) || isUnknown(t));
    boolean integers = types.contains(Type.Scalar.INTEGER);
    boolean booleans =
        types.contains(Type.Scalar.BOOLEAN) || types.stream().anyMatch(PythonCall::isUnknown);
    body.append(
        CHECK.formatted(
            !numbers && !integers
                ? ""
                : " or isinstance(value, bool)" + (booleans ? " and bool not in types" : "")));
    body.append(numbers ? WHOLE : "");
    boolean structures = types.stream().anyMatch(PythonCall::isStructure);
    boolean onlyText = types.stream().allMatch(PythonCall::isString);
    if (!onlyText) {
      imports.add("json");
    }
    String json =
        structures
            ? "json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(\",\", \":\"))"
            : numbers ? "json.dumps(value, allow_nan=False)" : "json.dumps(value)";
    boolean mixed = !onlyText && types.stream().anyMatch(t -> isString(t) || isUnknown(t));
    String text = onlyText ? "value" : mixed ? "value if str in types else " + json : json;
    if (numbers || structures) {
      body.append(STRICT_JSON.formatted(text));
    } else if (mixed) {
      body.append("    text = ").append(text).append('\n');
    }
    body.append(PRINT.formatted(numbers || structures || mixed ? "text" : text));
  }

  private static String path(LinkedOutput output) {
    return output.path().orElse(Contract.OUTPUTS + output.name());
  }

  /** What turns the text of an argument into its value; each fails for a text that is none. */
  private static String read(String name, Type type) {
    String text = "args[" + literal(name) + "]";
    return switch (type) {
      case Type.StringType s -> text;
      case Type.ArtifactType a -> text;
      case Type.Scalar s ->
          switch (s) {
            case INTEGER -> "int(" + text + ")";
            case NUMBER -> "float(" + text + ")";
            case BOOLEAN -> "{\"true\": True, \"false\": False}[" + text + ".lower()]";
          };
      case Type.ArrayType a -> "parse(" + literal(name) + ", list)";
      case Type.ObjectType o -> "parse(" + literal(name) + ", dict)";
      case Type.Unknown u -> text; // stands there as JSON
    };
  }

  /** What a result may be; the last one names it in messages. */
  private static String types(LinkedOutput output) {
    return switch (output.type()) {
      case Type.StringType s -> "str";
      case Type.ArtifactType a -> "str";
      case Type.Scalar s ->
          switch (s) {
            case INTEGER -> "int";
            case NUMBER -> "int, float";
            case BOOLEAN -> "bool";
          };
      case Type.ArrayType a -> "tuple, list";
      case Type.ObjectType o -> "dict";
      case Type.Unknown u -> "str, int, float, bool, list, dict, type(None)";
    };
  }

  private static boolean isString(Type type) {
    return type instanceof Type.StringType;
  }

  private static boolean isNumber(Type type) {
    return type == Type.Scalar.NUMBER;
  }

  private static boolean isUnknown(Type type) {
    return type instanceof Type.Unknown;
  }

  private static boolean isStructure(Type type) {
    return type instanceof Type.ArrayType || type instanceof Type.ObjectType;
  }

  private static String keyword(String name) {
    return name.replace('-', '_');
  }

  /** On one line where that is short enough, else an element a line. */
  private static String bracketed(String start, List<String> elements, String end) {
    String line = start + String.join(", ", elements) + end + "\n";
    return line.length() <= LINE
        ? line
        : start
            + "\n"
            + elements.stream().map(e -> "    " + e + ",\n").collect(Collectors.joining())
            + end
            + "\n";
  }

  private static String joined(Stream<String> texts) {
    return texts.map(PythonCall::literal).collect(Collectors.joining(", "));
  }

  /** A string literal of Python. */
  static String literal(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
  }
}
