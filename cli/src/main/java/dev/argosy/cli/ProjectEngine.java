package dev.argosy.cli;

import dev.argosy.compile.Compiler;
import dev.argosy.compile.Manifest;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Outcome;
import dev.argosy.source.Tree;
import dev.argosy.validate.Validator;
import java.util.List;

/** The validator and the compiler. */
final class ProjectEngine implements Engine {
  @Override
  public List<Diagnostic> validate(Tree tree, Choices choices) {
    Compiler.Options options = options(choices);
    return Compiler.compile(
            tree, new Compiler.Options(options.validation().forEveryEnvironment(), false))
        .findings();
  }

  @Override
  public Outcome<List<Manifest>> compile(Tree tree, Choices choices) {
    return Compiler.compile(tree, options(choices));
  }

  private static Compiler.Options options(Choices choices) {
    Validator.Options validation =
        Validator.Options.of(choices.environment(), choices.paths(), choices.skipForeign());
    return new Compiler.Options(validation, choices.asWorkflow());
  }
}
