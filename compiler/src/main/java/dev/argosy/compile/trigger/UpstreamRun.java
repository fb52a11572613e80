package dev.argosy.compile.trigger;

import java.time.Instant;
import java.util.Map;

/**
 * A run that ended.
 *
 * @param scheduledTime the slot that it stands for
 * @param outputs as Argo has them: texts, and of artifacts their keys; empty when it failed
 */
public record UpstreamRun(
    String name,
    String id,
    Instant scheduledTime,
    Instant startedAt,
    Instant finishedAt,
    Map<String, String> outputs) {}
