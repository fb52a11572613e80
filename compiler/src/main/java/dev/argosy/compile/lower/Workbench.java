package dev.argosy.compile.lower;

import dev.argosy.link.LinkedProject.ArtifactStore;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What all templates of one pipeline share while they are made.
 *
 * @param pipeline its name
 * @param claims the tasks that make the run's claims, by volume; only of claims that are made by
 *     tasks
 * @param folders whether some template needs the folder for outputs; the one thing that is found
 *     out while lowering
 */
record Workbench(
    Templates templates,
    String pipeline,
    String version,
    ArtifactStore store,
    Map<String, String> claims,
    Set<String> folders) {
  Workbench(
      Templates templates,
      String pipeline,
      String version,
      ArtifactStore store,
      Map<String, String> claims) {
    this(templates, pipeline, version, store, claims, new LinkedHashSet<>());
  }
}
