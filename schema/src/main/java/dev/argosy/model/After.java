package dev.argosy.model;

import dev.argosy.diagnostic.At;
import java.util.Map;

/**
 * Order without data.
 *
 * @param steps how each step must have ended
 * @param places where each step was named
 */
public record After(Map<String, Ending> steps, Map<String, At> places) {
  /** How a step must have ended. */
  public enum Ending {
    /** Succeeded or skipped: the meaning of the short list form. */
    DID_NOT_FAIL,
    SUCCEEDED,
    FAILED,
    COMPLETED,
    SKIPPED
  }

  public static After nothing() {
    return new After(Map.of(), Map.of());
  }
}
