package dev.argosy.kubeflow;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.kubeflow.KubeflowComponent.Arg;
import dev.argosy.kubeflow.KubeflowComponent.Cond;
import dev.argosy.kubeflow.KubeflowComponent.Port;
import dev.argosy.yaml.Node;
import dev.argosy.yaml.Node.ListNode;
import dev.argosy.yaml.Node.MapNode;
import dev.argosy.yaml.Node.ScalarNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the words of a command line and what stands for them. */
final class Args {
  private static final List<String> PLACEHOLDERS =
      List.of("inputValue", "inputPath", "outputPath", "concat", "if");

  private final Findings findings;
  private final List<Port> inputs;
  private final List<Port> outputs;

  Args(Findings findings, List<Port> inputs, List<Port> outputs) {
    this.findings = findings;
    this.inputs = inputs;
    this.outputs = outputs;
  }

  /** A list of words; one word alone is a list of one. */
  List<Arg> list(@Nullable Node node) {
    return switch (node) {
      case null -> List.of();
      case ScalarNode s when s.isNull() -> List.of();
      case ListNode l -> l.items().stream().flatMap(i -> one(i).stream()).toList();
      default -> one(node).stream().toList();
    };
  }

  Optional<Arg> one(Node node) {
    return switch (node) {
      case ScalarNode s ->
          Optional.of(new KubeflowComponent.Word(s.at(), s.isNull() ? "" : s.text()));
      case ListNode l -> {
        findings.add(Code.WRONG_TYPE, l.at(), "a word of a command line cannot be a list");
        yield Optional.empty();
      }
      case MapNode m -> placeholder(m);
    };
  }

  private Optional<Arg> placeholder(MapNode map) {
    if (map.entries().size() != 1) {
      findings.add(
          Code.EXACTLY_ONE,
          map.at(),
          "what stands for a word has exactly one key: " + String.join(", ", PLACEHOLDERS));
      return Optional.empty();
    }
    Node.Entry entry = map.entries().getFirst();
    Node value = entry.value();
    String name = value instanceof ScalarNode s ? s.text() : "";
    return switch (entry.key().text()) {
      case "inputValue" ->
          declared(name, inputs, value, "input")
              .map(n -> new KubeflowComponent.InputValue(value.at(), n));
      case "inputPath" ->
          declared(name, inputs, value, "input")
              .map(n -> new KubeflowComponent.InputPath(value.at(), n));
      case "outputPath" ->
          declared(name, outputs, value, "output")
              .map(n -> new KubeflowComponent.OutputPath(value.at(), n));
      case "concat" -> Optional.of(new KubeflowComponent.Concat(map.at(), list(value)));
      case "if" -> condition(map.at(), value);
      case "inputUri",
          "outputUri",
          "inputMetadata",
          "outputMetadata",
          "inputOutputPortName",
          "executorInput" -> {
        findings.add(
            Code.KUBEFLOW_UNSUPPORTED,
            entry.key().at(),
            "'"
                + entry.key().text()
                + "' is answered by Kubeflow's own runtime, which is not there",
            "use inputPath, inputValue or outputPath");
        yield Optional.empty();
      }
      default -> {
        findings.add(
            Code.UNKNOWN_KEY,
            entry.key().at(),
            "nothing called '" + entry.key().text() + "' stands for a word",
            Nearest.hint(entry.key().text(), PLACEHOLDERS));
        yield Optional.empty();
      }
    };
  }

  private Optional<Arg> condition(At at, Node node) {
    if (!(node instanceof MapNode map) || map.get("cond") == null || map.get("then") == null) {
      findings.add(Code.WRONG_TYPE, node.at(), "'if' must be a mapping with cond and then");
      return Optional.empty();
    }
    Node cond = map.get("cond");
    Cond asked;
    if (cond instanceof MapNode m && m.get("isPresent") instanceof ScalarNode input) {
      if (!isDeclared(input.text(), inputs, input.at(), "input")) {
        return Optional.empty();
      }
      asked = new KubeflowComponent.Present(input.text());
    } else if (cond instanceof ScalarNode s && s.text().matches("(?i)true|false")) {
      asked = new KubeflowComponent.Known(Boolean.parseBoolean(s.text()));
    } else {
      findings.add(
          Code.KUBEFLOW_UNSUPPORTED,
          map.entry("cond").orElseThrow().value().at(),
          "this condition is not known while compiling: only isPresent, true and false are",
          "decide in the program, or use the component twice, each under its own when");
      return Optional.empty();
    }
    return Optional.of(
        new KubeflowComponent.If(at, asked, list(map.get("then")), list(map.get("else"))));
  }

  private Optional<String> declared(String name, List<Port> ports, Node value, String what) {
    return isDeclared(name, ports, value.at(), what) ? Optional.of(name) : Optional.empty();
  }

  boolean isDeclared(String name, List<Port> ports, At at, String what) {
    List<String> names = ports.stream().map(Port::name).toList();
    if (!names.contains(name)) {
      findings.add(Code.UNKNOWN_NAME, at, Nearest.unknown(what, name, names), Nearest.known(names));
    }
    return names.contains(name);
  }
}
