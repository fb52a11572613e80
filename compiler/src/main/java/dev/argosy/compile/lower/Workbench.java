package dev.argosy.compile.lower;

import dev.argosy.expression.Reference;
import dev.argosy.link.LinkedProject.ArtifactStore;
import dev.argosy.link.StepPath;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What all templates of one pipeline share while they are made.
 *
 * @param pipeline its name
 * @param claims the tasks that make the run's claims, by volume; only of claims that are made by
 *     tasks
 * @param loops the numbers of the loops around the template that is made, outermost first
 * @param exports names under which outputs of steps are published for finally
 * @param folders whether some template needs the folder for outputs; the one thing that is found
 *     out while lowering
 */
record Workbench(
    Templates templates,
    String pipeline,
    Whole whole,
    ArtifactStore store,
    Map<String, String> claims,
    Set<String> exports,
    List<Reference> loops,
    Set<String> folders) {
  Workbench(
      Templates templates,
      String pipeline,
      Whole whole,
      ArtifactStore store,
      Map<String, String> claims,
      Set<String> exports) {
    this(templates, pipeline, whole, store, claims, exports, List.of(), new LinkedHashSet<>());
  }

  /** The version of the pipeline. */
  String version() {
    return whole.version();
  }

  /** The same where all claims are there already: after the steps. */
  Workbench afterwards() {
    return new Workbench(templates, pipeline, whole, store, Map.of(), exports, loops, folders);
  }

  /** The same inside a loop. */
  Workbench inside(Reference number) {
    List<Reference> deeper = new ArrayList<>(loops);
    deeper.add(number);
    return new Workbench(
        templates, pipeline, whole, store, claims, exports, List.copyOf(deeper), folders);
  }

  /** The name under which the run has an output of a step; null when nobody asks. */
  @Nullable String global(StepPath step, String output) {
    String name = Names.global(step, output);
    return exports.contains(name) ? name : null;
  }
}
