package dev.argosy.link;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Fix;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.load.Entry;
import dev.argosy.load.Entry.Kind;
import dev.argosy.load.Sources;
import dev.argosy.model.Document;
import dev.argosy.model.Document.Component;
import dev.argosy.model.Step;
import dev.argosy.model.Word;
import dev.argosy.source.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The documents of a project by name and by file. */
final class Catalogue {
  /** Deeper than this, components use each other in a circle. */
  private static final int MOST_USES = 64;

  private final Sources sources;
  private final Space space;
  private final Map<String, Entry> components;
  private final Map<String, Entry> pipelines;
  private final Map<String, List<Entry>> files;
  private final Map<String, Optional<SourceFile>> texts;
  private final Consumer<Question> asked;

  Catalogue(Sources sources, Space space, Findings findings) {
    this.sources = sources;
    this.space = space;
    this.components = new LinkedHashMap<>();
    this.pipelines = new LinkedHashMap<>();
    this.files = new HashMap<>();
    this.texts = new ConcurrentHashMap<>();
    this.asked = question -> {};
    Map<String, Entry> seen = new HashMap<>();
    for (Entry entry : sources.entries()) {
      String namespace = entry.kind() == Kind.COMPONENT ? "" : space.namespace(entry);
      String name = entry.name().isEmpty() ? anonymous(entry) : entry.name();
      String id = namespace + "/" + name;
      Entry first = seen.putIfAbsent(entry.kind() + " " + id, entry);
      if (first != null) {
        duplicate(entry, first, findings);
      } else if (entry.kind() == Kind.COMPONENT) {
        components.put(name, entry);
      } else if (entry.kind() == Kind.PIPELINE) {
        pipelines.put(id, entry);
      }
      if (entry.kind() != Kind.RUN_CONFIGURATION) {
        files.computeIfAbsent(entry.path(), p -> new ArrayList<>(1)).add(entry);
      }
    }
  }

  private Catalogue(Catalogue all, Consumer<Question> asked) {
    this.sources = all.sources;
    this.space = all.space;
    this.components = all.components;
    this.pipelines = all.pipelines;
    this.files = all.files;
    this.texts = all.texts;
    this.asked = asked;
  }

  /** The same for who is heard. */
  Catalogue asked(Consumer<Question> by) {
    return new Catalogue(this, by);
  }

  /** What stands for a name where there is none, which was reported: nobody can write a space. */
  private static String anonymous(Entry entry) {
    return " " + entry.path() + "#" + entry.number();
  }

  private static void duplicate(Entry second, Entry first, Findings findings) {
    Word name = second.draft().get().document().metadata().name();
    findings.add(
        Diagnostic.of(
                Code.DUPLICATE_NAME,
                name.at(),
                "there is already a " + second.kind().word() + " '" + name + "'",
                "names are unique per kind and namespace in a project")
            .withRelated(first.draft().get().document().metadata().name().at(), "the first one"));
  }

  /** The text of a file, unless it is none: steps by the thousand run the same few. */
  Optional<SourceFile> text(String path, byte[] bytes) {
    return texts.computeIfAbsent(path, p -> CodeFiles.decode(p, bytes));
  }

  List<Entry> components() {
    return List.copyOf(components.values());
  }

  /** By namespace, a slash and name. */
  Map<String, Entry> pipelines() {
    return pipelines;
  }

  List<String> pipelineNames(String namespace) {
    String prefix = namespace + "/";
    return pipelines.keySet().stream()
        .filter(k -> k.startsWith(prefix))
        .map(k -> k.substring(prefix.length()))
        .filter(name -> !name.startsWith(" "))
        .toList();
  }

  private Stream<String> componentNames() {
    return components.keySet().stream().filter(name -> !name.startsWith(" "));
  }

  /** What {@code uses} means by a name, if anything: a Component first. */
  Optional<Entry> named(String name, String namespace) {
    return Optional.ofNullable(components.get(name))
        .or(() -> Optional.ofNullable(pipelines.get(namespace + "/" + name)));
  }

  /** The Components and Pipelines of a file. */
  List<Entry> of(String path) {
    return files.getOrDefault(path, List.of());
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
    asked.accept(new Question.Use(namespace, name));
    Optional<Entry> found = named(name, namespace);
    if (found.isEmpty() && lacks(name)) {
      List<String> known =
          Stream.concat(componentNames(), pipelineNames(namespace).stream()).toList();
      findings.add(
          Code.UNKNOWN_COMPONENT,
          uses.at(),
          "there is no Component or Pipeline '" + name + "' in this project",
          Nearest.hint(name, known),
          Fix.nearest(uses.at(), name, known));
    }
    return found.map(e -> document(e, findings));
  }

  /** Who uses what is broken rests on errors. */
  private Document document(Entry entry, Findings findings) {
    if (sources.isBroken(entry)) {
      findings.restOnErrors();
    }
    return space.settled(entry, findings);
  }

  /** Whether a name that is not here is nowhere. */
  boolean lacks(String name) {
    asked.accept(Question.Else.NAMES);
    return sources.lacks(name);
  }

  private boolean lacksFile(String path) {
    asked.accept(Question.Else.NAMES);
    return sources.lacksFile(path);
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
    asked.accept(new Question.Documents(path.get()));
    List<Entry> there = of(path.get());
    if (there.size() == 1) {
      return Optional.of(document(there.getFirst(), findings));
    }
    if (lacksFile(path.get()) || there.size() > 1) {
      findings.add(
          Code.UNKNOWN_COMPONENT,
          uses.at(),
          there.isEmpty()
              ? "there is no Component or Pipeline in the file '" + path.get() + "'"
              : "the file '" + path.get() + "' holds several documents: use one by its name",
          there.isEmpty() ? Nearest.hint(path.get(), paths()) : "",
          there.isEmpty() ? Paths.nearest(uses, path.get(), paths()) : Optional.empty());
    }
    return Optional.empty();
  }

  private List<String> paths() {
    return Stream.concat(components.values().stream(), pipelines.values().stream())
        .map(Entry::path)
        .distinct()
        .toList();
  }
}
