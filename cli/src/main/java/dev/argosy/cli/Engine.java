package dev.argosy.cli;

import dev.argosy.compile.Compilation;
import dev.argosy.compile.Manifest;
import dev.argosy.compile.RunRequest;
import dev.argosy.compile.graph.PipelineGraph;
import dev.argosy.compile.trigger.TriggerPlan;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Outcome;
import dev.argosy.source.Tree;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What the commands need of the modules below: the whole of them behind a few questions. */
public interface Engine {
  /** Everything that is wrong with a project, errors and warnings. */
  List<Diagnostic> validate(Tree tree, Choices choices);

  /** The objects a project compiles to, unless it has errors. */
  Outcome<List<Manifest>> compile(Tree tree, Choices choices);

  /**
   * The same for one tree after the other: what did not change is not compiled again. Whoever has
   * trees of several repositories needs one for each.
   */
  Function<Tree, Outcome<Compilation>> compiler(Choices choices);

  /** The pipelines of a project as they are drawn, unless it has errors. */
  Outcome<List<PipelineGraph>> graphs(Tree tree, Choices choices);

  /** What starts runs of a project, unless it has errors. */
  Outcome<TriggerPlan> triggers(Tree tree, Choices choices);

  /**
   * A run of a pipeline of the project.
   *
   * @param params as they were typed
   */
  Outcome<RunRequest> run(Tree tree, Choices choices, String pipeline, Map<String, String> params);
}
