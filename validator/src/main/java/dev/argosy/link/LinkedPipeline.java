package dev.argosy.link;

import dev.argosy.diagnostic.At;
import dev.argosy.expression.Expr;
import dev.argosy.model.Ttl;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A pipeline with every name resolved.
 *
 * @param at its name
 * @param namespace that of the environment; empty when nobody gave one
 * @param source path of its file
 * @param exit the graph of {@code finally}
 */
public record LinkedPipeline(
    At at,
    String name,
    String namespace,
    String source,
    Optional<String> description,
    Map<String, Declared> params,
    Map<String, LinkedVolume> volumes,
    Graph graph,
    Map<String, LinkedResult> outputs,
    Optional<Graph> exit,
    Settings settings) {

  /** An output of the pipeline. */
  public record LinkedResult(At at, Expr expression) {}

  /** What holds for the run as a whole. */
  public record Settings(
      Optional<Duration> timeout,
      boolean failFast,
      Optional<Integer> parallelism,
      Optional<String> serviceAccount,
      List<String> imagePullSecrets,
      Optional<Ttl> ttl,
      Optional<String> podGC,
      Optional<String> priorityClass,
      Map<String, LinkedText> labels,
      Map<String, LinkedText> annotations,
      Optional<Conduct.Locks> locks,
      Optional<Argument> argo) {}
}
