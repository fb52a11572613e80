package dev.argosy.link;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Fix;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.load.Sources;
import dev.argosy.model.Document;
import dev.argosy.model.Document.Component;
import dev.argosy.model.Document.Pipeline;
import dev.argosy.model.Step;
import dev.argosy.model.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The documents of a project by name and by file. */
final class Catalogue {
  /** Deeper than this, components use each other in a circle. */
  private static final int MOST_USES = 64;

  private final Sources sources;
  private final Map<String, Component> components = new LinkedHashMap<>();
  private final Map<String, Pipeline> pipelines = new LinkedHashMap<>();
  private final Map<String, String> texts = new HashMap<>();

  Catalogue(Sources sources, Space space, Findings findings) {
    this.sources = sources;
    Map<String, Document> seen = new LinkedHashMap<>();
    for (Document document : sources.documents()) {
      String kind = document.getClass().getSimpleName();
      String namespace = document instanceof Component ? "" : space.namespace(document.metadata());
      String name = document.metadata().name().text();
      String anonymous = name.isEmpty() ? " " + document.at() : "";
      Document first = seen.putIfAbsent(kind + " " + namespace + " " + name + anonymous, document);
      if (first != null) {
        duplicate(document, first, kind, findings);
      } else if (document instanceof Component c) {
        components.put(name, c);
      } else if (document instanceof Pipeline p) {
        pipelines.put(namespace + "/" + name, p);
      }
    }
  }

  private static void duplicate(Document second, Document first, String kind, Findings findings) {
    Word name = second.metadata().name();
    findings.add(
        Diagnostic.of(
                Code.DUPLICATE_NAME,
                name.at(),
                "there is already a " + kind + " '" + name + "'",
                "names are unique per kind and namespace in a project")
            .withRelated(first.metadata().name().at(), "the first one"));
  }

  /** One string for all that are equal: steps by the thousand run the same few files. */
  String shared(String text) {
    return texts.computeIfAbsent(text, t -> t);
  }

  /** Whether mistakes of the document's shape were reported. */
  boolean isBroken(Document document) {
    return sources.isBroken(document);
  }

  List<Component> components() {
    return List.copyOf(components.values());
  }

  List<Pipeline> pipelines() {
    return List.copyOf(pipelines.values());
  }

  Optional<Pipeline> pipeline(String namespace, String name) {
    return Optional.ofNullable(pipelines.get(namespace + "/" + name));
  }

  List<String> pipelineNames(String namespace) {
    String prefix = namespace + "/";
    return pipelines.keySet().stream()
        .filter(k -> k.startsWith(prefix))
        .map(k -> k.substring(prefix.length()))
        .toList();
  }

  /**
   * What {@code uses} names: a Component first, then a Pipeline of the namespace; or the one
   * document of a file.
   */
  Optional<Document> used(Word uses, String namespace, Findings findings) {
    String name = uses.text();
    if (name.contains("/") || name.endsWith(".yaml") || name.endsWith(".yml")) {
      return byPath(uses, findings);
    }
    Optional<Document> found =
        Optional.<Document>ofNullable(components.get(name)).or(() -> pipeline(namespace, name));
    if (found.isEmpty() && sources.lacks(name)) {
      List<String> known =
          Stream.concat(components.keySet().stream(), pipelineNames(namespace).stream()).toList();
      findings.add(
          Code.UNKNOWN_COMPONENT,
          uses.at(),
          "there is no Component or Pipeline '" + name + "' in this project",
          Nearest.hint(name, known),
          Fix.nearest(uses.at(), name, known));
    }
    return found;
  }

  /** Whether a Component, or what it only uses, is a graph. */
  boolean isGraph(Component component, Linkage link) {
    Step step = component.spec().step();
    if (step.uses() == null || link.using().size() > MOST_USES) {
      return step.steps() != null || step.choose() != null;
    }
    return used(step.uses(), link.namespace(), new Findings())
        .map(d -> !(d instanceof Component c) || isGraph(c, link.inside(c)))
        .orElse(false);
  }

  private Optional<Document> byPath(Word uses, Findings findings) {
    Optional<String> path = Paths.resolve(uses, sources.root(), findings);
    if (path.isEmpty()) {
      return Optional.empty();
    }
    List<Document> there = new ArrayList<>();
    for (Document d : sources.documents()) {
      if (d.at().file().path().equals(path.get()) && !(d instanceof Document.RunConfiguration)) {
        there.add(d);
      }
    }
    if (there.size() == 1) {
      return Optional.of(there.getFirst());
    }
    if (sources.lacksFile(path.get()) || there.size() > 1) {
      findings.add(
          Code.UNKNOWN_COMPONENT,
          uses.at(),
          there.isEmpty()
              ? "there is no Component or Pipeline in the file '" + path.get() + "'"
              : "the file '" + path.get() + "' holds several documents: use one by its name",
          there.isEmpty() ? Nearest.hint(path.get(), files()) : "",
          there.isEmpty() ? Paths.nearest(uses, path.get(), files()) : Optional.empty());
    }
    return Optional.empty();
  }

  private List<String> files() {
    return Stream.concat(components.values().stream(), pipelines.values().stream())
        .map(d -> d.at().file().path())
        .distinct()
        .toList();
  }
}
