package dev.argosy.compile.argo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code spec} of a CronWorkflow; {@code suspend} is always written, so that nobody's change of it
 * goes unseen.
 */
public record CronSpec(
    List<Quoted> schedules,
    String timezone,
    @Nullable String when,
    String concurrencyPolicy,
    @Nullable Long startingDeadlineSeconds,
    @Nullable Integer successfulJobsHistoryLimit,
    @Nullable Integer failedJobsHistoryLimit,
    boolean suspend,
    WorkflowSpec.@Nullable PodMetadata workflowMetadata,
    WorkflowSpec workflowSpec) {}
