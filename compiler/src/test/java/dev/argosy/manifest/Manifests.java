package dev.argosy.manifest;

import dev.argosy.testkit.ArgoLine;

/** Files that tests need. */
final class Manifests {
  private Manifests() {}

  /** A project for a line of Argo; none for the line that is meant without one. */
  static String project(ArgoLine line) {
    return line == ArgoLine.V4_0
        ? ""
        : "apiVersion: argosy.dev/v1\nkind: Project\nmetadata: {name: p}\nspec: {argo: \""
            + line.number()
            + "\"}\n";
  }
}
