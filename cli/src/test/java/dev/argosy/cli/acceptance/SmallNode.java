package dev.argosy.cli.acceptance;

import dev.argosy.compile.Manifest;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A test machine has two processors: where steps ask for as many, their limits stay as they are and
 * what is reserved for them is made small, so that they find a place.
 */
final class SmallNode {
  /** A field of a Workflow's spec. */
  static final String PATCH =
      """
        podSpecPatch: '{"containers": [{"name": "main", "resources": {"requests": {"cpu": "10m", "memory": "16Mi"}}}]}'
      """;

  private static final Pattern PROCESSORS = Pattern.compile("\\bcpu: \"?[1-9]\\d*\"?[,}\n]");

  private SmallNode() {}

  static boolean isTooSmallFor(List<Manifest> manifests) {
    return manifests.stream().anyMatch(m -> PROCESSORS.matcher(m.yaml()).find());
  }
}
