package dev.argosy.sync.plan;

import dev.argosy.compile.ManifestText;

/**
 * One object as Git wants it.
 *
 * @param key which object
 * @param source path of the file it was compiled from
 * @param text the whole object as the compiler wrote it
 */
public record Desired(ObjectKey key, String source, ManifestText text) {
  public Desired(ObjectKey key, String source, String yaml) {
    this(key, source, ManifestText.of(yaml));
  }

  /** The whole object as the compiler wrote it. */
  public String yaml() {
    return text.text();
  }
}
