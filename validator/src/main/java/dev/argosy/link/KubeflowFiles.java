package dev.argosy.link;

import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Outcome;
import dev.argosy.kubeflow.KubeflowComponent;
import dev.argosy.kubeflow.KubeflowComponent.Port;
import dev.argosy.kubeflow.KubeflowNames;
import dev.argosy.kubeflow.KubeflowReader;
import dev.argosy.kubeflow.KubeflowUse;
import dev.argosy.model.Document;
import dev.argosy.model.Named;
import dev.argosy.model.Value;
import dev.argosy.model.Word;
import dev.argosy.schema.Binder;
import dev.argosy.source.SourceFile;
import dev.argosy.text.TextReader;
import dev.argosy.yaml.Documents;
import dev.argosy.yaml.Node;
import dev.argosy.yaml.Node.Entry;
import dev.argosy.yaml.Node.MapNode;
import dev.argosy.yaml.YamlReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Components of Kubeflow that steps use by the path of their file. */
final class KubeflowFiles {
  private final Linkage link;

  KubeflowFiles(Linkage link) {
    this.link = link;
  }

  /**
   * A file of Kubeflow.
   *
   * @param component empty when it has mistakes, which were reported
   */
  record File(Optional<KubeflowComponent> component) {}

  /** A use of a component: as a Component of ours, and the arguments by its names. */
  record Use(Document.Component component, Named<Value> with) {}

  /** Empty when the path leads to no file of Kubeflow. */
  Optional<File> find(Word uses) {
    String name = uses.text();
    if (!name.endsWith(".yaml") && !name.endsWith(".yml")) {
      return Optional.empty();
    }
    Optional<byte[]> bytes =
        Paths.resolve(uses, link.root(), link.findings()).flatMap(link.tree()::read);
    return bytes.flatMap(b -> file(uses, b));
  }

  private Optional<File> file(Word uses, byte[] bytes) {
    String path = Paths.resolve(uses, link.root(), link.findings()).orElseThrow();
    Outcome<SourceFile> decoded = TextReader.decode(path, bytes);
    if (decoded.value().isEmpty() || !KubeflowReader.isForeign(decoded.value().get())) {
      return Optional.empty();
    }
    if (path.startsWith(link.root())) {
      VendorLock.read(link.tree(), link.root(), link.findings())
          .expect(path.substring(link.root().length()), uses.at(), link.findings());
    }
    Documents read = YamlReader.read(decoded.value().get());
    link.findings().addAll(read.findings());
    return read.documents().stream()
        .filter(KubeflowReader::isComponent)
        .findFirst()
        .map(node -> new File(component(uses, node)));
  }

  /** A mistake in the file is one of who uses it too: the file may not be among those looked at. */
  private Optional<KubeflowComponent> component(Word uses, MapNode node) {
    Findings own = new Findings();
    Optional<KubeflowComponent> component = KubeflowReader.read(node, own);
    link.findings().addAll(own.sorted());
    own.sorted().stream()
        .filter(Diagnostic::isError)
        .findFirst()
        .ifPresent(d ->
            link.findings()
                .add(
                    Diagnostic.of(
                            d.code(),
                            uses.at(),
                            "the component cannot be used: " + d.message(),
                            d.hint())
                        .withRelated(d.at(), "here")));
    return component;
  }

  Use use(KubeflowComponent component, Named<Value> with) {
    Map<String, Value> values = new LinkedHashMap<>();
    Map<String, dev.argosy.diagnostic.At> places = new LinkedHashMap<>();
    Set<String> given = new LinkedHashSet<>();
    with.forEach((name, value) -> {
      Optional<Port> port =
          component.inputs().stream().filter(p -> KubeflowNames.means(name, p.name())).findFirst();
      String key = port.map(Port::key).orElse(name);
      values.put(key, value);
      places.put(key, with.at(name));
      port.ifPresent(p -> given.add(p.name()));
    });
    List<Entry> files = new ArrayList<>();
    KubeflowUse.files(component, given)
        .forEach((key, text) ->
            files.add(
                new Entry(
                    new Node.ScalarNode(
                        text.at(),
                        key,
                        Node.Kind.STRING,
                        Node.Style.PLAIN,
                        (from, to) -> text.at().span()),
                    text)));
    Named<Value> defaults = Binder.values(new MapNode(component.at(), files), link.findings());
    return new Use(
        KubeflowUse.of(component, given, link.findings()),
        new Named<>(values, places, with.cleared()).over(defaults));
  }
}
