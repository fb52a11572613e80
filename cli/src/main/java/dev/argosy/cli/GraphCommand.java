package dev.argosy.cli;

import dev.argosy.cli.files.Job;
import dev.argosy.cli.render.Finding;
import dev.argosy.cli.render.GraphMermaid;
import dev.argosy.cli.render.GraphText;
import dev.argosy.compile.graph.PipelineGraph;
import dev.argosy.diagnostic.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "graph",
    description = "Draw pipelines: their steps, and what each waits for.",
    footer = {
      "",
      "Examples:",
      "  argosy graph train.yaml",
      "  argosy graph --format mermaid > docs/pipelines.md"
    })
final class GraphCommand implements Callable<Integer> {
  /** How pipelines are drawn. */
  enum Format {
    TEXT,
    MERMAID;

    String of(PipelineGraph graph) {
      return this == TEXT ? GraphText.of(graph) : GraphMermaid.of(graph);
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Shell shell;
  private final Engine engine;

  @Option(
      names = "--format",
      defaultValue = "text",
      paramLabel = "text|mermaid",
      description =
          "How they are drawn: as a tree for a terminal, or as Markdown with Mermaid charts, which"
              + " forges show in files and pull requests. Findings are text on standard error.")
  private Format format = Format.TEXT;

  @Option(
      names = "--environment",
      paramLabel = "NAME",
      description = "Draw what holds in this environment of the project.")
  private @Nullable String environment;

  @Parameters(
      paramLabel = "PATH",
      description =
          "Files and folders; '-' is standard input. Default: the whole project, whose argosy.yaml"
              + " is in the current folder or above it.")
  private List<String> paths = List.of();

  GraphCommand(Shell shell, Engine engine) {
    this.shell = shell;
    this.engine = engine;
  }

  @Override
  public Integer call() {
    List<PipelineGraph> graphs = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (Job job : Reporting.jobs(paths, shell)) {
      Choices choices = new Choices(Optional.ofNullable(environment), false, job.paths(), false);
      Outcome<List<PipelineGraph>> drawn = engine.graphs(job.tree(), choices);
      findings.addAll(drawn.findings().stream().map(d -> new Finding(d, job.naming())).toList());
      drawn.value().ifPresent(graphs::addAll);
    }
    int code = new Reporting().report(findings, shell);
    if (code == ExitCode.CLEAN) {
      shell
          .out()
          .print(
              graphs.isEmpty()
                  ? "no pipelines\n"
                  : String.join("\n", graphs.stream().map(format::of).toList()));
    }
    return code;
  }
}
