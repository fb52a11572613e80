package dev.argosy.kubeflow;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.kubeflow.KubeflowComponent.Arg;
import dev.argosy.kubeflow.KubeflowComponent.Port;
import dev.argosy.model.Document;
import dev.argosy.schema.Binder;
import dev.argosy.source.SourceFile;
import dev.argosy.yaml.Documents;
import dev.argosy.yaml.Node;
import dev.argosy.yaml.Node.Entry;
import dev.argosy.yaml.Node.Kind;
import dev.argosy.yaml.Node.ListNode;
import dev.argosy.yaml.Node.MapNode;
import dev.argosy.yaml.Node.ScalarNode;
import dev.argosy.yaml.Node.Style;
import dev.argosy.yaml.YamlReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One use of a component of Kubeflow, as a Component of our own. What depends on which inputs are
 * given is settled here, so two uses of one file may become two templates.
 */
public final class KubeflowUse {
  /** Tags of Argo that published components hold, in our words. */
  private static final Map<String, String> TAGS =
      Map.of(
          "workflow.name", "run.name",
          "workflow.uid", "run.id",
          "workflow.namespace", "run.namespace");

  private static final Pattern POD_NAME = Pattern.compile("\\{\\{\\s*pod\\.name\\s*\\}\\}");

  private final KubeflowComponent component;
  private final Set<String> given;
  private final Findings findings;

  private KubeflowUse(KubeflowComponent component, Set<String> given, Findings findings) {
    this.component = component;
    this.given = given;
    this.findings = findings;
  }

  /**
   * @param given the names of the inputs that are given, as the component writes them
   */
  public static Document.Component of(
      KubeflowComponent component, Set<String> given, Findings findings) {
    return new KubeflowUse(component, given, findings).document();
  }

  private Document.Component document() {
    At at = component.at();
    MapNode spec =
        map(
            at,
            entry("inputs", map(at, inputs())),
            entry("container", container()),
            entry("env", map(at, env())),
            entry("outputs", map(at, outputs())));
    MapNode document =
        map(
            at,
            entry("apiVersion", text(at, "argosy.dev/v1")),
            entry("kind", text(at, "Component")),
            entry("metadata", map(at, entry("name", text(at, name())))),
            entry("spec", spec));
    return (Document.Component) Binder.bind(document, "Component", findings);
  }

  private String name() {
    return component.name().isEmpty() ? component.at().file().path() : component.name();
  }

  // Inputs.

  private List<Entry> inputs() {
    List<Entry> inputs = new ArrayList<>();
    for (Port port : component.inputs()) {
      boolean needed = port.initial() == null && !port.optional();
      boolean isText =
          text(port.name()).isPresent() && !isUsed(port, KubeflowComponent.InputPath.class);
      if (needed || isPresent(port.name()) && !isText) {
        inputs.add(new Entry(key(port.at(), port.key()), input(port)));
      }
    }
    return inputs;
  }

  private MapNode input(Port port) {
    boolean byPath = isUsed(port, KubeflowComponent.InputPath.class);
    boolean byValue = isUsed(port, KubeflowComponent.InputValue.class);
    if (byPath && byValue) {
      findings.add(
          Code.KUBEFLOW_UNSUPPORTED,
          port.at(),
          "the input '"
              + port.name()
              + "' is read as a file and as a value, which Argo cannot give at once",
          "declare two inputs");
    }
    String type =
        byPath
            ? KubeflowTypes.artifact(port.initial() == null ? port.type() : "")
            : KubeflowTypes.parameter(port.type()).orElse("string");
    List<Entry> entries = new ArrayList<>(List.of(entry("type", text(port.at(), type))));
    if (port.initial() != null && !byPath) {
      initial(port).ifPresent(v -> entries.add(entry("default", v)));
    }
    return map(port.at(), entries);
  }

  /** The texts of files that are not given, by input: defaults of inputs that are read as files. */
  public static Map<String, Node> files(KubeflowComponent component, Set<String> given) {
    Map<String, Node> files = new LinkedHashMap<>();
    KubeflowUse use = new KubeflowUse(component, given, new Findings());
    for (Port port : component.inputs()) {
      if (port.initial() != null
          && !given.contains(port.name())
          && use.isUsed(port, KubeflowComponent.InputPath.class)) {
        files.put(
            port.key(),
            port.initial() instanceof ScalarNode s ? escaped(s.at(), s.text()) : port.initial());
      }
    }
    return files;
  }

  private boolean isUsed(Port port, Class<? extends Arg> how) {
    return component
        .all()
        .filter(how::isInstance)
        .anyMatch(a ->
            a instanceof KubeflowComponent.InputValue v && v.input().equals(port.name())
                || a instanceof KubeflowComponent.InputPath p && p.input().equals(port.name()));
  }

  /**
   * Defaults are written as strings, whatever the type. One that does not fit it (most often the
   * empty string) stays a text, which is put in where the input is not given.
   */
  private Optional<Node> initial(Port port) {
    String type = KubeflowTypes.parameter(port.type()).orElse("string");
    Node written = port.initial();
    if (!(written instanceof ScalarNode s)) {
      return Optional.ofNullable(written).filter(n -> fits(n, type));
    }
    if (type.equals("string")) {
      return Optional.of(escaped(s.at(), s.text()));
    }
    String text = type.equals("boolean") ? s.text().toLowerCase(java.util.Locale.ROOT) : s.text();
    Documents parsed = YamlReader.read(new SourceFile(s.at().file().path(), "v: " + text + "\n"));
    Node value = parsed.documents().isEmpty() ? null : parsed.documents().getFirst().get("v");
    if (value == null || !parsed.findings().isEmpty() || !fits(value, type)) {
      return Optional.empty();
    }
    return Optional.of(
        value instanceof ScalarNode v
            ? new ScalarNode(s.at(), v.text(), v.kind(), Style.PLAIN, s.positions())
            : value);
  }

  private static boolean fits(Node value, String type) {
    return switch (value) {
      case ListNode l -> type.equals("array");
      case MapNode m -> type.equals("object");
      case ScalarNode s ->
          switch (s.kind()) {
            case STRING -> type.equals("string");
            case INTEGER -> type.equals("integer") || type.equals("number");
            case NUMBER -> type.equals("number");
            case BOOLEAN -> type.equals("boolean");
            case NULL -> false;
          };
    };
  }

  /** The text of an input that is not given, where its default is no value of its type. */
  private Optional<String> text(String input) {
    return component
        .input(input)
        .filter(p -> !given.contains(input) && initial(p).isEmpty())
        .flatMap(
            p -> p.initial() instanceof ScalarNode s ? Optional.of(s.text()) : Optional.empty());
  }

  // The container.

  private MapNode container() {
    At at = component.at();
    return map(
        at,
        entry(
            "image",
            component.image() instanceof ScalarNode s ? escaped(s.at(), s.text()) : text(at, "")),
        entry("command", new ListNode(at, words(component.command()))),
        entry("args", new ListNode(at, words(component.args()))));
  }

  private List<Node> words(List<Arg> args) {
    List<Node> words = new ArrayList<>();
    for (Arg arg : args) {
      if (arg instanceof KubeflowComponent.If condition) {
        words.addAll(words(chosen(condition)));
      } else {
        expression(arg).ifPresent(t -> words.add(text(arg.at(), t)));
      }
    }
    return words;
  }

  private List<Arg> chosen(KubeflowComponent.If condition) {
    boolean holds =
        switch (condition.cond()) {
          case KubeflowComponent.Present p -> isPresent(p.input());
          case KubeflowComponent.Known k -> k.holds();
        };
    return holds ? condition.then() : condition.otherwise();
  }

  private boolean isPresent(String input) {
    return given.contains(input)
        || component.input(input).filter(p -> p.initial() != null).isPresent();
  }

  /** A word in our language; none for an optional input that is not given. */
  private Optional<String> expression(Arg arg) {
    return switch (arg) {
      case KubeflowComponent.Word w -> Optional.of(escape(w.text()));
      case KubeflowComponent.InputValue v ->
          text(v.input()).map(KubeflowUse::escape).or(() -> input(v.input(), ""));
      case KubeflowComponent.InputPath p -> input(p.input(), ".path");
      case KubeflowComponent.OutputPath o ->
          Optional.of("${{ outputs['" + KubeflowNames.key(o.output()) + "'].path }}");
      case KubeflowComponent.Concat c -> {
        StringBuilder all = new StringBuilder();
        c.items().forEach(i -> words(List.of(i)).forEach(n -> all.append(((ScalarNode) n).text())));
        yield Optional.of(all.toString());
      }
      case KubeflowComponent.If i -> throw new IllegalStateException("settled above");
    };
  }

  private Optional<String> input(String name, String property) {
    boolean absent = !isPresent(name) && component.input(name).filter(Port::optional).isPresent();
    return absent
        ? Optional.empty()
        : Optional.of("${{ inputs['" + KubeflowNames.key(name) + "']" + property + " }}");
  }

  private List<Entry> env() {
    List<Entry> env = new ArrayList<>();
    component
        .env()
        .forEach((name, arg) -> {
          if (arg instanceof KubeflowComponent.Word w && POD_NAME.matcher(w.text()).matches()) {
            env.add(entry(name, map(w.at(), entry("field", text(w.at(), "metadata.name")))));
          } else {
            words(List.of(arg)).forEach(n -> env.add(entry(name, n)));
          }
        });
    return env;
  }

  // Outputs.

  private List<Entry> outputs() {
    List<Entry> outputs = new ArrayList<>();
    for (Port port : component.outputs()) {
      Node chosen = component.fileOutputs().get(port.name());
      if (chosen == null
          && component
              .all()
              .noneMatch(a ->
                  a instanceof KubeflowComponent.OutputPath o && o.output().equals(port.name()))) {
        continue; // nothing writes it
      }
      String type =
          KubeflowTypes.parameter(port.type()).orElseGet(() -> KubeflowTypes.artifact(port.type()));
      String path =
          chosen instanceof ScalarNode s ? s.text() : "/tmp/outputs/" + port.key() + "/data";
      outputs.add(
          new Entry(
              key(port.at(), port.key()),
              map(
                  port.at(),
                  entry("type", text(port.at(), type)),
                  entry("path", text(port.at(), path)))));
    }
    return outputs;
  }

  // Nodes.

  /** Text of the component is never an expression of ours; tags of Argo that it knows are. */
  private static String escape(String text) {
    String escaped = text.replace("${{", "$${{");
    for (Map.Entry<String, String> tag : TAGS.entrySet()) {
      escaped = escaped.replace("{{" + tag.getKey() + "}}", "${{ " + tag.getValue() + " }}");
    }
    return escaped;
  }

  private static ScalarNode escaped(At at, String text) {
    return text(at, escape(text));
  }

  private static ScalarNode text(At at, String text) {
    return new ScalarNode(at, text, Kind.STRING, Style.DOUBLE_QUOTED, new Everywhere(at));
  }

  /** What was put together has no places of its own: each character stands where the whole does. */
  private record Everywhere(At at) implements Node.Positions {
    @Override
    public dev.argosy.diagnostic.Span span(int from, int to) {
      return at.span();
    }
  }

  private static ScalarNode key(At at, String name) {
    return text(at, name);
  }

  private Entry entry(String key, Node value) {
    return new Entry(key(value.at(), key), value);
  }

  private static MapNode map(At at, Entry... entries) {
    return new MapNode(at, List.of(entries));
  }

  private static MapNode map(At at, List<Entry> entries) {
    return new MapNode(at, entries);
  }
}
