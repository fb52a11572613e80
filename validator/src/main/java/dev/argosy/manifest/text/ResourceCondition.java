package dev.argosy.manifest.text;

import java.util.List;

/**
 * {@code successCondition} and {@code failureCondition} of a resource template: a selector in
 * Kubernetes' own form over the fields of the resource ({@code status.succeeded > 0, status.phase
 * in (Done, Ok)}).
 */
public final class ResourceCondition {
  private ResourceCondition() {}

  /** What Kubernetes' reader refuses; tags stand for any value. */
  public static List<TextProblem> check(String text) {
    return List.of();
  }
}
