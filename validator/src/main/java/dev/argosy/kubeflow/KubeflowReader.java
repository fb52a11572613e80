package dev.argosy.kubeflow;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.kubeflow.KubeflowComponent.Arg;
import dev.argosy.kubeflow.KubeflowComponent.Port;
import dev.argosy.source.SourceFile;
import dev.argosy.yaml.Node;
import dev.argosy.yaml.Node.Entry;
import dev.argosy.yaml.Node.ListNode;
import dev.argosy.yaml.Node.MapNode;
import dev.argosy.yaml.Node.ScalarNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a {@code component.yaml}; every mistake in it is reported at its place there. */
public final class KubeflowReader {
  private static final List<String> KEYS =
      List.of("name", "description", "metadata", "inputs", "outputs", "implementation");
  private static final List<String> CONTAINER =
      List.of("image", "command", "args", "env", "fileOutputs", "resources");
  private static final List<String> INPUT =
      List.of("name", "type", "description", "default", "optional", "annotations");
  private static final List<String> OUTPUT = List.of("name", "type", "description", "annotations");

  private final Findings findings;

  private KubeflowReader(Findings findings) {
    this.findings = findings;
  }

  /** Whether a file holds none of our own documents; each of those says what it is. */
  public static boolean isForeign(SourceFile file) {
    return !file.text().contains("argosy.dev/");
  }

  /** Whether the document is a component of Kubeflow, of whichever version. */
  public static boolean isComponent(MapNode node) {
    return node.keys().contains("implementation") || isCompiled(node);
  }

  /** The form that the second version of Kubeflow's compiler writes. */
  private static boolean isCompiled(MapNode node) {
    return node.keys().contains("pipelineInfo") || node.keys().contains("pipelineSpec");
  }

  /** The component; empty when it cannot be run, for reasons that were reported. */
  public static Optional<KubeflowComponent> read(MapNode node, Findings findings) {
    Findings own = new Findings();
    Optional<KubeflowComponent> component = new KubeflowReader(own).component(node);
    findings.addAll(own.sorted());
    return own.hasErrors() ? Optional.empty() : component;
  }

  private Optional<KubeflowComponent> component(MapNode node) {
    if (isCompiled(node)) {
      compiled(node);
      return Optional.empty();
    }
    known(node, KEYS, "a component of Kubeflow");
    if (!(node.get("implementation") instanceof MapNode implementation)) {
      wrong(node, "implementation", "a mapping with container");
      return Optional.empty();
    }
    if (implementation.get("graph") != null) {
      unsupported(
          implementation.entry("graph").orElseThrow().key().at(),
          "this component of Kubeflow is a graph of others, which cannot be compiled",
          "write the graph as a Pipeline whose steps use the components");
      return Optional.empty();
    }
    if (!(implementation.get("container") instanceof MapNode container)) {
      wrong(implementation, "container", "a mapping with image and command");
      return Optional.empty();
    }
    return container(node, container);
  }

  private Optional<KubeflowComponent> container(MapNode node, MapNode container) {
    known(container, CONTAINER, "the container of a component");
    if (container.get("resources") != null) {
      unsupported(
          container.entry("resources").orElseThrow().key().at(),
          "resources of a component of Kubeflow are not read",
          "put resources on the step that uses it");
    }
    List<Port> inputs = ports(node, "inputs", INPUT);
    List<Port> outputs = ports(node, "outputs", OUTPUT);
    Args args = new Args(findings, inputs, outputs);
    Node image = container.get("image");
    if (!(image instanceof ScalarNode)) {
      wrong(container, "image", "the name of an image");
    }
    if (container.get("command") == null) {
      findings.add(
          Code.MISSING_KEY,
          container.at(),
          "the component names no command: Argo would have to ask the registry what the image runs",
          "add to the file the ENTRYPOINT of the image, for example command: [python3, /main.py]");
    }
    Map<String, Arg> env = new LinkedHashMap<>();
    entries(container, "env")
        .forEach(e -> args.one(e.value()).ifPresent(a -> env.put(e.key().text(), a)));
    Map<String, Node> files = new LinkedHashMap<>();
    for (Entry e : entries(container, "fileOutputs")) {
      if (args.isDeclared(e.key().text(), outputs, e.key().at(), "output")) {
        files.put(e.key().text(), e.value());
      }
    }
    return image == null
        ? Optional.empty()
        : Optional.of(
            new KubeflowComponent(
                node.at(),
                node.get("name") instanceof ScalarNode s ? s.text() : "",
                Optional.ofNullable(node.get("description")),
                inputs,
                outputs,
                image,
                args.list(container.get("command")),
                args.list(container.get("args")),
                env,
                files));
  }

  private List<Entry> entries(MapNode node, String key) {
    Node value = node.get(key);
    if (value instanceof MapNode map) {
      return map.entries();
    }
    if (value != null && !(value instanceof ScalarNode s && s.isNull())) {
      wrong(node, key, "a mapping");
    }
    return List.of();
  }

  private List<Port> ports(MapNode node, String key, List<String> keys) {
    Node list = node.get(key);
    if (list == null || list instanceof ScalarNode s && s.isNull()) {
      return List.of();
    }
    if (!(list instanceof ListNode items)) {
      wrong(node, key, "a list");
      return List.of();
    }
    List<Port> ports = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    for (Node item : items.items()) {
      if (!(item instanceof MapNode map) || !(map.get("name") instanceof ScalarNode name)) {
        findings.add(
            Code.WRONG_TYPE, item.at(), "an entry of " + key + " must be a mapping with a name");
        continue;
      }
      known(map, keys, "an entry of " + key);
      if (!names.add(KubeflowNames.key(name.text()))) {
        findings.add(
            Code.DUPLICATE_NAME,
            name.at(),
            "there is already one called '" + name.text() + "' in " + key);
      }
      ports.add(
          new Port(
              name.at(),
              name.text(),
              type(map.get("type")),
              map.get("description"),
              map.get("default") instanceof ScalarNode s && s.isNull() ? null : map.get("default"),
              map.get("optional") instanceof ScalarNode o && o.text().equalsIgnoreCase("true")));
    }
    return ports;
  }

  /** A name, or a mapping from the name to what is said of it. */
  private static String type(@org.jspecify.annotations.Nullable Node type) {
    return switch (type) {
      case ScalarNode s when !s.isNull() -> s.text();
      case MapNode m when !m.entries().isEmpty() -> m.keys().getFirst();
      case null -> "";
      default -> "";
    };
  }

  private void known(MapNode node, List<String> keys, String what) {
    for (Entry e : node.entries()) {
      if (!keys.contains(e.key().text())) {
        findings.add(
            Code.UNKNOWN_KEY,
            e.key().at(),
            what + " has no key '" + e.key().text() + "'",
            Nearest.hint(e.key().text(), keys));
      }
    }
  }

  private void wrong(MapNode node, String key, String expected) {
    Optional<Entry> entry = node.entry(key);
    findings.add(
        entry.isEmpty() ? Code.MISSING_KEY : Code.WRONG_TYPE,
        entry.map(e -> e.value().at()).orElse(node.at()),
        entry.isEmpty()
            ? "the key '" + key + "' is missing: " + expected
            : "'" + key + "' must be " + expected + ", not " + entry.get().value().what());
  }

  private void unsupported(At at, String message, String hint) {
    findings.add(Diagnostic.of(Code.KUBEFLOW_UNSUPPORTED, at, message, hint));
  }

  /**
   * What the second version of Kubeflow compiles runs by its launcher, which is not ours to run.
   */
  private void compiled(MapNode node) {
    boolean python = node.at().file().text().contains(".executor_main");
    unsupported(
        node.at(),
        python
            ? "this is a pipeline that Kubeflow's second version compiled; its Python functions start only in Kubeflow's own runtime (executor_main)"
            : "this is a pipeline that Kubeflow's second version compiled, which this version of Argosy does not read",
        python
            ? "use the function itself: a python step with file and function needs no runtime"
            : "write its container as a Component, or use the component.yaml that it was made of");
  }
}
