package dev.argosy.cli;

import dev.argosy.compile.Compilation;
import dev.argosy.compile.Compiler;
import dev.argosy.compile.Manifest;
import dev.argosy.compile.RunRequest;
import dev.argosy.compile.graph.PipelineGraph;
import dev.argosy.compile.incremental.IncrementalCompiler;
import dev.argosy.compile.trigger.TriggerPlan;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Outcome;
import dev.argosy.source.Tree;
import dev.argosy.validate.Validator;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The validator and the compiler. */
final class ProjectEngine implements Engine {
  @Override
  public List<Diagnostic> validate(Tree tree, Choices choices) {
    Compiler.Options options = options(choices);
    return Compiler.check(
        tree, new Compiler.Options(options.validation().forEveryEnvironment(), false));
  }

  @Override
  public Outcome<List<Manifest>> compile(Tree tree, Choices choices) {
    return Compiler.compile(tree, options(choices));
  }

  @Override
  public Function<Tree, Outcome<Compilation>> compiler(Choices choices) {
    IncrementalCompiler compiler = new IncrementalCompiler(choices.environment());
    return tree -> compiler.compile(tree, Optional.of(today()));
  }

  @Override
  public Outcome<List<PipelineGraph>> graphs(Tree tree, Choices choices) {
    return Compiler.graphs(tree, options(choices));
  }

  @Override
  public Outcome<TriggerPlan> triggers(Tree tree, Choices choices) {
    Outcome<Compilation> all = Compiler.compileAll(tree, options(choices));
    return new Outcome<>(all.value().map(Compilation::triggers), all.findings());
  }

  @Override
  public Outcome<RunRequest> run(
      Tree tree, Choices choices, String pipeline, Map<String, String> params) {
    return RunRequest.of(tree, options(choices), pipeline, params);
  }

  private static Compiler.Options options(Choices choices) {
    Validator.Options validation =
        Validator.Options.of(choices.environment(), choices.paths(), choices.skipForeign())
            .at(today());
    return new Compiler.Options(validation, choices.asWorkflow());
  }

  private static Instant today() {
    return Instant.now().truncatedTo(ChronoUnit.DAYS);
  }
}
