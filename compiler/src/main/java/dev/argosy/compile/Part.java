package dev.argosy.compile;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;

/** What one document becomes. */
public record Part(List<Made> objects, List<Diagnostic> findings) {
  public Part {
    objects = List.copyOf(objects);
    findings = List.copyOf(findings);
  }

  /**
   * An object.
   *
   * @param at what it is named after
   * @param manifest empty where nobody asked for its text
   */
  public record Made(Id id, At at, Optional<Manifest> manifest) {}

  /**
   * What tells an object from others.
   *
   * @param namespace empty when there is none
   */
  public record Id(String kind, String namespace, String name) {
    /** Of an object that was made. */
    public static Id of(Manifest manifest) {
      return new Id(manifest.kind(), manifest.namespace(), manifest.name());
    }
  }
}
