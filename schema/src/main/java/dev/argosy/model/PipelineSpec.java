package dev.argosy.model;

import dev.argosy.diagnostic.At;
import dev.argosy.expression.Text;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code spec} of a Pipeline. */
public record PipelineSpec(
    At at,
    @Nullable String description,
    @Nullable Duration timeout,
    Named<Param> params,
    @Nullable Defaults defaults,
    Named<Volume> volumes,
    Named<Step> steps,
    Named<Text> outputs,
    Named<Step> exit,
    boolean failFast,
    @Nullable Integer parallelism,
    @Nullable String serviceAccount,
    List<String> imagePullSecrets,
    @Nullable Ttl ttl,
    @Nullable String podGC,
    @Nullable String priorityClass,
    Named<Text> labels,
    Named<Text> annotations,
    @Nullable Synchronization synchronization,
    @Nullable Value argo) {}
