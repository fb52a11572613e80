package dev.argosy.compile;

import dev.argosy.compile.argo.ArgoObject;
import dev.argosy.compile.argo.Arguments;
import dev.argosy.compile.argo.Arguments.Parameter;
import dev.argosy.compile.emit.Emitter;
import dev.argosy.compile.lower.Labels;
import dev.argosy.compile.lower.RunLowering;
import dev.argosy.compile.trigger.Cause;
import dev.argosy.compile.trigger.PlannedRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run that a cause starts, with all it needs: once decided, nothing that happens later changes
 * it.
 *
 * @param cause why
 * @param told the same for people, names in place of ids
 * @param arguments text by param
 * @param scheduledTime the slot that it stands for; empty for the time at which it is made
 */
public record CausedRun(
    Cause cause, String told, Map<String, String> arguments, Optional<Instant> scheduledTime) {
  /** Argo gives its value to {@code workflow.scheduledTime}. */
  public static final String SCHEDULED_TIME = "workflows.argoproj.io/scheduled-time";

  /** Keeps the order of the arguments, which is that of the plan. */
  public CausedRun {
    arguments = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
  }

  /** The Workflow, named after its cause, of the pipeline's template as it is when Argo sees it. */
  public Manifest workflow(PlannedRun plan) {
    List<Parameter> parameters = new ArrayList<>();
    arguments.forEach((name, text) -> parameters.add(Parameter.of(name, text)));
    ArgoObject.Metadata metadata =
        new ArgoObject.Metadata(
            cause.runName(plan.name()),
            null,
            plan.namespace().isEmpty() ? null : plan.namespace(),
            labels(plan),
            annotations(plan));
    ArgoObject workflow =
        new ArgoObject(
            ArgoObject.API_VERSION,
            "Workflow",
            metadata,
            RunLowering.workflow(
                plan.pipeline(),
                parameters.isEmpty() ? null : new Arguments(parameters, List.of()),
                plan.locks().orElse(null)));
    return new Manifest(
        ArgoObject.API_VERSION,
        "Workflow",
        plan.namespace(),
        cause.runName(plan.name()),
        plan.source(),
        Emitter.emit(workflow));
  }

  private static Map<String, String> labels(PlannedRun plan) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put(Labels.PIPELINE, plan.pipeline());
    labels.put(Labels.RUN_CONFIGURATION, plan.name());
    labels.putAll(plan.labels());
    return labels;
  }

  private Map<String, String> annotations(PlannedRun plan) {
    Map<String, String> annotations = new LinkedHashMap<>();
    annotations.put(Labels.CAUSE, told);
    scheduledTime.ifPresent(t -> annotations.put(SCHEDULED_TIME, t.toString()));
    annotations.putAll(plan.annotations());
    return annotations;
  }
}
