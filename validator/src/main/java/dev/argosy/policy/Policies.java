package dev.argosy.policy;

import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.manifest.view.Manifest;
import dev.argosy.model.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Holds pipelines and plain manifests against a policy. What is known only when a run starts cannot
 * be held against a limit, and is refused where the limit would be worth nothing otherwise: images
 * and ceilings.
 */
public final class Policies {
  private final List<Limit> limits = new ArrayList<>();

  /** One kind of limit. */
  interface Limit {
    Stream<Diagnostic> check(LinkedPipeline pipeline);

    Stream<Diagnostic> check(Manifest manifest);
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
      all.limits.add(new RequiredLabels(policy.labels()));
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

  /** What a plain manifest of Argo breaks. */
  public Stream<Diagnostic> check(Manifest manifest) {
    return limits.stream().flatMap(l -> l.check(manifest));
  }
}
