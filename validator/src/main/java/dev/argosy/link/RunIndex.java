package dev.argosy.link;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Fix;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.expression.Meaning;
import dev.argosy.load.Sources;
import dev.argosy.model.Document;
import dev.argosy.model.Document.RunConfiguration;
import dev.argosy.model.RunConfigurationSpec.Upstream;
import dev.argosy.model.Word;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The run configurations of a project, as others name them: by the namespaces that are written. */
final class RunIndex {
  private final Space space;
  private final Sources sources;
  private final Map<String, LinkedPipeline> pipelines;
  private final Set<String> sound;
  private final Map<String, RunConfiguration> runs = new LinkedHashMap<>();

  /**
   * @param pipelines by the environment's namespace and name
   * @param sound the keys of those that were linked without a mistake
   */
  RunIndex(Sources sources, Space space, Map<String, LinkedPipeline> pipelines, Set<String> sound) {
    this.space = space;
    this.sources = sources;
    this.pipelines = pipelines;
    this.sound = sound;
    for (Document document : sources.documents()) {
      if (document instanceof RunConfiguration run) {
        String written = space.written(run.metadata());
        runs.putIfAbsent(LinkedRun.id(written, run.metadata().name().text()), run);
      }
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
    String text = reference.text();
    int slash = text.indexOf('/');
    String namespace = slash < 0 ? ownNamespace : text.substring(0, slash);
    String name = text.substring(slash + 1);
    RunConfiguration run = runs.get(LinkedRun.id(namespace, name));
    if (run == null && sources.lacks(name)) {
      unknown(reference, LinkedRun.id(namespace, name), name, findings);
    }
    String mapped = space.mapped(namespace);
    Optional<LinkedPipeline> pipeline =
        Optional.ofNullable(run)
            .map(r -> mapped + "/" + r.spec().pipeline())
            .filter(sound::contains)
            .map(pipelines::get);
    return new Target(mapped, name, pipeline);
  }

  private void unknown(Word reference, String id, String name, Findings findings) {
    List<String> namesakes =
        runs.keySet().stream().filter(k -> k.equals(name) || k.endsWith("/" + name)).toList();
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
            .filter(e ->
                LinkedRun.id(
                        space.written(e.getValue().metadata()),
                        e.getValue().spec().pipeline().text())
                    .equals(id))
            .map(Map.Entry::getKey)
            .collect(Collectors.joining(", "));
    return running.isEmpty()
        ? Optional.empty()
        : Optional.of("'" + id + "' is a pipeline; it is run by " + running);
  }

  /** {@code upstream} as the condition of one sees it. */
  Meaning alone(String name, Upstream upstream, Target target) {
    return UpstreamNames.alone(name, upstream.on(), target.outputs());
  }
}
