package dev.argosy.compile;

import dev.argosy.compile.trigger.TriggerPlan;
import java.util.List;

/**
 * All that a repository compiles to.
 *
 * @param manifests in the order in which they can be applied: templates before what refers to them
 * @param triggers what starts runs
 */
public record Compilation(List<Manifest> manifests, TriggerPlan triggers) {}
