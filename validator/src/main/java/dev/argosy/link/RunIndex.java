package dev.argosy.link;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Fix;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.expression.Meaning;
import dev.argosy.load.Entry;
import dev.argosy.load.Entry.Kind;
import dev.argosy.load.Sources;
import dev.argosy.model.RunConfigurationSpec.Upstream;
import dev.argosy.model.Word;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The run configurations of a project, as others name them: by the namespaces that are written. */
final class RunIndex {
  private final Space space;
  private final Sources sources;
  private final Map<String, Entry> runs;
  private final Pipelines pipelines;
  private final Consumer<Question> asked;

  RunIndex(Sources sources, Space space) {
    this(
        space,
        sources,
        new LinkedHashMap<>(),
        (namespace, name) -> Optional.empty(),
        question -> {});
    for (Entry entry : sources.entries()) {
      if (entry.kind() == Kind.RUN_CONFIGURATION) {
        runs.putIfAbsent(LinkedRun.id(space.written(entry), entry.name()), entry);
      }
    }
  }

  private RunIndex(
      Space space,
      Sources sources,
      Map<String, Entry> runs,
      Pipelines pipelines,
      Consumer<Question> asked) {
    this.space = space;
    this.sources = sources;
    this.runs = runs;
    this.pipelines = pipelines;
    this.asked = asked;
  }

  /** The same for who is heard. */
  RunIndex asked(Consumer<Question> by, Pipelines known) {
    return new RunIndex(space, sources, runs, known, by);
  }

  /** How a run configuration is named by another. */
  record Reference(String namespace, String name) {
    static Reference of(String text, String ownNamespace) {
      int slash = text.indexOf('/');
      return new Reference(
          slash < 0 ? ownNamespace : text.substring(0, slash), text.substring(slash + 1));
    }

    String id() {
      return LinkedRun.id(namespace, name);
    }
  }

  /**
   * The run configuration that is meant.
   *
   * @param namespace that of the environment
   * @param outputs what its pipeline gives; empty when a mistake was reported, and anything may be
   *     given
   */
  record Target(String namespace, String name, Optional<LinkedPipeline> outputs) {}

  Target target(Word reference, String ownNamespace, Findings findings) {
    Reference written = Reference.of(reference.text(), ownNamespace);
    Optional<Entry> run = find(written.id());
    asked.accept(new Question.Run(written.id()));
    if (run.isEmpty()) {
      asked.accept(Question.Else.NAMES);
      if (sources.lacks(written.name())) {
        unknown(reference, written, findings);
      }
    }
    String mapped = space.mapped(written.namespace());
    Optional<LinkedPipeline> pipeline =
        run.flatMap(Entry::run)
            .flatMap(r -> pipelines.find(mapped, r.pipeline()))
            .filter(Linked::isSound)
            .map(Linked::pipeline);
    return new Target(mapped, written.name(), pipeline);
  }

  Optional<Entry> find(String id) {
    return Optional.ofNullable(runs.get(id));
  }

  private void unknown(Word reference, Reference written, Findings findings) {
    String id = written.id();
    List<String> namesakes =
        runs.keySet().stream()
            .filter(k -> k.equals(written.name()) || k.endsWith("/" + written.name()))
            .toList();
    findings.add(
        Code.UNKNOWN_RUN_CONFIGURATION,
        reference.at(),
        "there is no run configuration '" + id + "'",
        namesakes.isEmpty()
            ? ofPipeline(id).orElseGet(() -> Nearest.hint(id, runs.keySet()))
            : "did you mean '" + namesakes.getFirst() + "'?",
        namesakes.isEmpty() && ofPipeline(id).isPresent()
            ? Optional.empty()
            : Fix.nearest(
                reference.at(), reference.text(), namesakes.isEmpty() ? runs.keySet() : namesakes));
  }

  /** The name of a pipeline in the place of one that runs it. */
  private Optional<String> ofPipeline(String id) {
    String running =
        runs.entrySet().stream()
            .filter(e -> runs(e.getValue()).equals(id))
            .map(Map.Entry::getKey)
            .collect(Collectors.joining(", "));
    return running.isEmpty()
        ? Optional.empty()
        : Optional.of("'" + id + "' is a pipeline; it is run by " + running);
  }

  private String runs(Entry run) {
    return LinkedRun.id(space.written(run), run.run().orElseThrow().pipeline());
  }

  /** {@code upstream} as the condition of one sees it. */
  Meaning alone(String name, Upstream upstream, Target target) {
    return UpstreamNames.alone(name, upstream.on(), target.outputs());
  }
}
