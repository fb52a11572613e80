package dev.argosy.link;

import dev.argosy.expression.Type;

/** How artifacts are called in the store. */
public final class ArtifactKeys {
  private ArtifactKeys() {}

  public static String path(LinkedStep step, LinkedOutput output) {
    return step.path() + "/" + output.name() + ending(output);
  }

  /** The ending lets a browser show it. */
  public static String ending(LinkedOutput output) {
    return output.type() instanceof Type.ArtifactType artifact
        ? switch (artifact.artifact()) {
          case "HTML" -> ".html";
          case "Markdown" -> ".md";
          default -> "";
        }
        : "";
  }
}
