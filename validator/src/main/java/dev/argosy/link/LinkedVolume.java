package dev.argosy.link;

import dev.argosy.diagnostic.At;
import java.util.List;
import java.util.Optional;

/** A volume of a pipeline. */
public sealed interface LinkedVolume {
  At at();

  String name();

  /** A claim that exists. */
  record Claim(At at, String name, LinkedText claim, List<String> accessModes)
      implements LinkedVolume {}

  /** A claim that is made for each run. */
  record RunClaim(
      At at,
      String name,
      LinkedText size,
      List<String> accessModes,
      Optional<String> storageClass,
      Keep keep)
      implements LinkedVolume {}

  record Secret(At at, String name, String secret) implements LinkedVolume {}

  record ConfigMap(At at, String name, String configMap) implements LinkedVolume {}

  record EmptyDir(At at, String name, Optional<String> medium, Optional<String> sizeLimit)
      implements LinkedVolume {}

  /** When a run's claim outlives the run. */
  enum Keep {
    NEVER,
    ON_FAILURE,
    ALWAYS
  }
}
