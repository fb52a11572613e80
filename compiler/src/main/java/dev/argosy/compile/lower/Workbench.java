package dev.argosy.compile.lower;

import dev.argosy.expression.Reference;
import dev.argosy.link.LinkedProject.ArtifactStore;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What all templates of one pipeline share while they are made.
 *
 * @param claims the tasks that make the run's claims, by volume; only of claims that are made by
 *     tasks
 * @param loops the numbers of the loops around the template that is made, outermost first
 * @param folders whether some template needs the folder for outputs; the one thing that is found
 *     out while lowering
 */
record Workbench(
    Templates templates,
    String version,
    ArtifactStore store,
    Map<String, String> claims,
    List<Reference> loops,
    Set<String> folders) {
  Workbench(Templates templates, String version, ArtifactStore store, Map<String, String> claims) {
    this(templates, version, store, claims, List.of(), new LinkedHashSet<>());
  }

  /** The same inside a loop. */
  Workbench inside(Reference number) {
    List<Reference> deeper = new ArrayList<>(loops);
    deeper.add(number);
    return new Workbench(templates, version, store, claims, List.copyOf(deeper), folders);
  }
}
