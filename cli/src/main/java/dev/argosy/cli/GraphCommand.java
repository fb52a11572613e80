package dev.argosy.cli;

import dev.argosy.cli.render.GraphMermaid;
import dev.argosy.cli.render.GraphText;
import dev.argosy.compile.graph.PipelineGraph;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

  @Mixin private final Overview overview = new Overview();

  GraphCommand(Shell shell, Engine engine) {
    this.shell = shell;
    this.engine = engine;
  }

  @Override
  public Integer call() {
    return overview.show(shell, engine::graphs, this::draw);
  }

  private void draw(List<List<PipelineGraph>> projects) {
    List<String> drawn = projects.stream().flatMap(List::stream).map(format::of).toList();
    shell.out().print(drawn.isEmpty() ? "no pipelines\n" : String.join("\n", drawn));
  }
}
