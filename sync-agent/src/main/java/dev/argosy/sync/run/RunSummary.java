package dev.argosy.sync.run;

import java.time.Instant;
import java.util.Optional;

/**
 * A line in a list of runs.
 *
 * @param pipeline empty for a run that is none of Argosy's
 * @param phase in Argo's words
 * @param cause why it was made, as far as it is known
 */
public record RunSummary(
    String namespace,
    String name,
    String pipeline,
    String phase,
    Optional<Instant> startedAt,
    Optional<Instant> finishedAt,
    String cause) {}
