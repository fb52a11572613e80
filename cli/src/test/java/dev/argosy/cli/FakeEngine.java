package dev.argosy.cli;

import dev.argosy.compile.Compilation;
import dev.argosy.compile.Manifest;
import dev.argosy.compile.RunRequest;
import dev.argosy.compile.graph.PipelineGraph;
import dev.argosy.compile.trigger.TriggerPlan;
import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Outcome;
import dev.argosy.diagnostic.Severity;
import dev.argosy.diagnostic.Span;
import dev.argosy.source.SourceFile;
import dev.argosy.source.Tree;
import dev.argosy.text.TextReader;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Compiles each file {@code <name>.yaml} to one object; a file that holds {@code error} or {@code
 * warning} has one.
 */
final class FakeEngine implements Engine {
  @Override
  public List<Diagnostic> validate(Tree tree, Choices choices) {
    return compile(tree, choices).findings();
  }

  @Override
  public Outcome<List<Manifest>> compile(Tree tree, Choices choices) {
    Findings findings = new Findings();
    List<Manifest> manifests =
        tree.paths().stream()
            .filter(path -> path.endsWith(".yaml"))
            .map(path -> compile(tree, path, choices, findings))
            .toList();
    return Outcome.of(manifests, findings);
  }

  @Override
  public Function<Tree, Outcome<Compilation>> compiler(Choices choices) {
    return tree -> {
      Outcome<List<Manifest>> all = compile(tree, choices);
      return new Outcome<>(
          all.value().map(m -> new Compilation(m, TriggerPlan.EMPTY)), all.findings());
    };
  }

  @Override
  public Outcome<List<PipelineGraph>> graphs(Tree tree, Choices choices) {
    return Outcome.of(List.of(), new Findings());
  }

  @Override
  public Outcome<TriggerPlan> triggers(Tree tree, Choices choices) {
    return Outcome.of(TriggerPlan.EMPTY, new Findings());
  }

  @Override
  public Outcome<RunRequest> run(
      Tree tree, Choices choices, String pipeline, Map<String, String> params) {
    Outcome<List<Manifest>> all = compile(tree, choices);
    return new Outcome<>(
        all.value().map(m -> new RunRequest(m.getFirst(), "fake")), all.findings());
  }

  private static Manifest compile(Tree tree, String path, Choices choices, Findings findings) {
    SourceFile file = TextReader.read(tree, path).value().orElseThrow();
    At at = new At(file, new Span(1, 1, 1, 2));
    if (file.text().contains("error")) {
      findings.add(Code.DUPLICATE_KEY, at, "an error", "mend it");
    } else if (file.text().contains("warning")) {
      findings.add(
          Diagnostic.of(Code.DUPLICATE_KEY, at, "a warning").withSeverity(Severity.WARNING));
    } else if (file.text().contains("crash")) {
      throw new IllegalStateException("the engine is broken");
    }
    String name = path.substring(path.lastIndexOf('/') + 1).replace(".yaml", "");
    String kind = choices.asWorkflow() ? "Workflow" : "WorkflowTemplate";
    String yaml =
        "kind: "
            + kind
            + "\nname: "
            + name
            + choices.environment().map(e -> "-" + e).orElse("")
            + "\n";
    return new Manifest("argoproj.io/v1alpha1", kind, "ml", name, path, yaml);
  }
}
