package dev.argosy.policy;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.model.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Holds pipelines against a policy. What is known only when a run starts cannot be held against a
 * limit, and is refused where the limit would be worth nothing otherwise: images and ceilings.
 */
public final class Policies {
  private final List<Limit> limits = new ArrayList<>();

  /** One kind of limit. */
  @FunctionalInterface
  interface Limit {
    Stream<Diagnostic> check(LinkedPipeline pipeline);
  }

  private Policies() {}

  /**
   * The limits of a policy.
   *
   * @param findings takes what is wrong with the policy itself
   */
  public static Policies of(Policy policy, Findings findings) {
    Policies all = new Policies();
    if (!policy.registries().isEmpty()) {
      all.limits.add(new Registries(policy.registries()));
    }
    if (!policy.labels().isEmpty()) {
      all.limits.add(pipeline -> labels(policy, pipeline));
    }
    Policy.Ceilings ceilings = policy.ceilings();
    if (ceilings != null) {
      all.limits.add(new Ceilings(ceilings));
    }
    policy.checks().forEach((name, check) -> all.limits.add(new OwnCheck(name, check, findings)));
    return all;
  }

  /** What the pipeline breaks. */
  public Stream<Diagnostic> check(LinkedPipeline pipeline) {
    return limits.stream().flatMap(l -> l.check(pipeline));
  }

  private static Stream<Diagnostic> labels(Policy policy, LinkedPipeline pipeline) {
    return policy.labels().stream()
        .filter(label -> !pipeline.settings().labels().containsKey(label.text()))
        .map(label ->
            Diagnostic.of(
                    Code.LABEL_REQUIRED,
                    pipeline.at(),
                    "the pipeline '" + pipeline.name() + "' has no label '" + label + "'",
                    "add it to the spec: labels: {" + label + ": <value>}")
                .withRelated(label.at(), "the policy asks for it"));
  }
}
