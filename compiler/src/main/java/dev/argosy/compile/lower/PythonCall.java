package dev.argosy.compile.lower;

import dev.argosy.expression.Type;
import dev.argosy.link.Action;
import dev.argosy.link.Contract;
import dev.argosy.link.LinkedStep.LinkedOutput;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The Python that calls the author's function: reads the typed arguments, calls, writes the typed
 * results. Plain standard library, Python 3.8 or later; written out for each step, so that a
 * reviewer sees what is called with what.
 */
final class PythonCall {
  private static final String START =
      """
      import importlib.util, json, sys

      """;
  private static final String PACKAGES =
      """
      import subprocess
      subprocess.check_call([sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
                             "--no-cache-dir", "--target", "/tmp/argosy-packages", %s])
      sys.path.insert(0, "/tmp/argosy-packages")
      """;
  private static final String DECODE =
      """
      import base64, os
      os.makedirs("/tmp/argosy-code", exist_ok=True)
      for name in [%s]:
          with open("/argosy/encoded/" + name) as f, open("/tmp/argosy-code/" + name, "wb") as out:
              out.write(base64.b64decode(f.read()))
      """;
  private static final String LOAD =
      """
      sys.path.insert(0, %1$s)
      spec = importlib.util.spec_from_file_location(%2$s, %3$s)
      sys.modules[%2$s] = module = importlib.util.module_from_spec(spec)
      spec.loader.exec_module(module)
      """;
  private static final String ARGUMENTS =
      """
      with open("/argosy/args.json", encoding="utf-8") as f:
          args = json.load(f)
      """;
  private static final String VALUE =
      """

      def value(name, *types):
          text = args[name].lower() if bool in types else args[name]
          try:
              found = json.loads(text)
          except ValueError:
              found = None
          if type(found) not in types:
              sys.exit("argument %s must be of type %s, found: %.200s" % (name, types[-1].__name__, args[name]))
          return found
      """;
  private static final String WRITE =
      """

      def write(name, path, *types):
          if name not in fields:
              sys.exit("the function returned no value for the output %s" % name)
          found = fields[name]
          if hasattr(found, "tolist"):  # a scalar or an array of NumPy and its kin
              found = found.tolist()
          if not isinstance(found, types) or isinstance(found, bool) and bool not in types:
              sys.exit("output %s must be of type %s, found: %.200r" % (name, types[-1].__name__, found))
          if isinstance(found, float) and found.is_integer() and abs(found) < 1e21:
              found = int(found)
          try:
              text = found if str in types else json.dumps(found, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
          except (TypeError, ValueError):
              sys.exit("output %s must hold only what JSON can, found: %.200r" % (name, found))
          with open(path, "w", encoding="utf-8", newline="") as f:
              f.write(text + "\\n" if text.endswith("\\n") else text)
      """;

  private final Action.Python action;
  private final Collection<LinkedOutput> outputs;
  private final boolean encoded;

  PythonCall(Action.Python action, Collection<LinkedOutput> outputs, boolean encoded) {
    this.action = action;
    this.outputs = outputs;
    this.encoded = encoded;
  }

  /**
   * @param paths where each artifact argument is mounted, by argument
   */
  String source(Map<String, String> paths) {
    StringBuilder code = new StringBuilder(START);
    if (!action.packages().isEmpty()) {
      code.append(
          PACKAGES.formatted(
              String.join(", ", action.packages().stream().map(p -> literal(p.text())).toList())));
    }
    load(code);
    boolean values = action.arguments().keySet().stream().anyMatch(n -> !paths.containsKey(n));
    if (values) {
      code.append(ARGUMENTS);
      if (action.arguments().entrySet().stream()
          .anyMatch(e -> !paths.containsKey(e.getKey()) && !isReady(e.getValue().type()))) {
        code.append(VALUE);
      }
    }
    call(code, paths);
    return code.toString();
  }

  private void load(StringBuilder code) {
    List<String> files = new ArrayList<>(List.of(action.module().name()));
    action.include().forEach(i -> files.add(i.name()));
    if (encoded) {
      code.append(
          DECODE.formatted(String.join(", ", files.stream().map(PythonCall::literal).toList())));
    }
    String folder = encoded ? "/tmp/argosy-code" : "/argosy/code";
    String file = action.module().name();
    String name = file.endsWith(".py") ? file.substring(0, file.length() - 3) : file;
    code.append(LOAD.formatted(literal(folder), literal(name), literal(folder + "/" + file)));
  }

  private void call(StringBuilder code, Map<String, String> paths) {
    List<String> keywords = new ArrayList<>();
    action
        .arguments()
        .forEach((name, argument) ->
            keywords.add(
                keyword(name)
                    + "="
                    + (paths.containsKey(name)
                        ? literal(paths.get(name))
                        : read(name, argument.type()))));
    for (LinkedOutput output : outputs) {
      if (output.isArtifact()) {
        keywords.add(keyword(output.name()) + "=" + literal(path(output)));
      }
    }
    List<LinkedOutput> parameters = outputs.stream().filter(o -> !o.isArtifact()).toList();
    String call = "module." + action.function() + "(" + String.join(", ", keywords) + ")";
    code.append('\n').append(parameters.isEmpty() ? call : "result = " + call).append('\n');
    if (!parameters.isEmpty()) {
      results(code, parameters);
    }
  }

  private static void results(StringBuilder code, List<LinkedOutput> parameters) {
    LinkedOutput first = parameters.getFirst();
    boolean whole = parameters.size() == 1 && first.type() instanceof Type.ObjectType;
    String single = parameters.size() == 1 ? "{" + literal(first.name()) + ": result}" : "{}";
    code.append("fields = result._asdict() if hasattr(result, \"_asdict\") else ");
    code.append(whole ? single : "result if isinstance(result, dict) else " + single);
    code.append('\n');
    if (parameters.stream().anyMatch(o -> o.name().contains("-"))) {
      code.append("fields = {name: fields[key] for name in [")
          .append(String.join(", ", parameters.stream().map(o -> literal(o.name())).toList()))
          .append("] for key in (name.replace(\"-\", \"_\"), name) if key in fields}\n");
    }
    code.append(WRITE).append('\n');
    for (LinkedOutput output : parameters) {
      String write =
          "write("
              + literal(output.name())
              + ", "
              + literal(path(output))
              + ", "
              + types(output.type())
              + ")";
      code.append(
              output.initial().isPresent()
                  ? "if fields.get(" + literal(output.name()) + ") is not None:\n    "
                  : "")
          .append(write)
          .append('\n');
    }
  }

  private static String path(LinkedOutput output) {
    return output.path().orElse(Contract.OUTPUTS + output.name());
  }

  private static String read(String name, Type type) {
    return isReady(type)
        ? "args[" + literal(name) + "]"
        : "value(" + literal(name) + ", " + types(type) + ")";
  }

  /** Texts stand there as they are, and values of which no type is known as JSON. */
  private static boolean isReady(Type type) {
    return type instanceof Type.StringType || type == Type.Unknown.ANY;
  }

  /** What {@code json.loads} gives for a type; the last one names it in messages. */
  private static String types(Type type) {
    return switch (type) {
      case Type.StringType s -> "str";
      case Type.Scalar s ->
          switch (s) {
            case INTEGER -> "int";
            case NUMBER -> "int, float";
            case BOOLEAN -> "bool";
          };
      case Type.ArrayType a -> "tuple, list";
      case Type.ObjectType o -> "dict";
      case Type.ArtifactType a -> "str";
      case Type.Unknown u -> "str, int, float, bool, list, dict, type(None)";
    };
  }

  private static String keyword(String name) {
    return name.replace('-', '_');
  }

  /** A string literal of Python. */
  static String literal(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
  }
}
