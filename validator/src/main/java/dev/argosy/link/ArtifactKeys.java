package dev.argosy.link;

import dev.argosy.expression.Type;

/** How artifacts are called in the store. */
public final class ArtifactKeys {
  private ArtifactKeys() {}

  /** What lets a browser show it. */
  public static String ending(Type type) {
    return type instanceof Type.ArtifactType artifact
        ? switch (artifact.artifact()) {
          case "HTML" -> ".html";
          case "Markdown" -> ".md";
          default -> "";
        }
        : "";
  }
}
