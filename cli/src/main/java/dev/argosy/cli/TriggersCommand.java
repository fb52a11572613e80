package dev.argosy.cli;

import dev.argosy.cli.render.TriggerText;
import dev.argosy.compile.trigger.TriggerPlan;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "triggers",
    description = "Show what starts runs, and which runs start others.",
    footer = {
      "",
      "Examples:",
      "  argosy triggers",
      "  argosy triggers --environment prod",
      "  argosy triggers --format json > triggers.json"
    })
final class TriggersCommand implements Callable<Integer> {
  /** How triggers are written. */
  enum Format {
    TEXT,
    JSON;

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
      paramLabel = "text|json",
      description =
          "How the triggers are written: text for people, or the plan that the agent reads as json."
              + " Findings are text on standard error.")
  private Format format = Format.TEXT;

  @Mixin private final Overview overview = new Overview();

  TriggersCommand(Shell shell, Engine engine) {
    this.shell = shell;
    this.engine = engine;
  }

  @Override
  public Integer call() {
    return overview.show(shell, engine::triggers, this::print);
  }

  private void print(List<TriggerPlan> plans) {
    TriggerPlan plan = new TriggerPlan(plans.stream().flatMap(p -> p.runs().stream()).toList());
    shell.out().print(format == Format.JSON ? plan.toJson() : TriggerText.of(plan));
  }
}
