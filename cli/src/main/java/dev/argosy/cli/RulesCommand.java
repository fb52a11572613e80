package dev.argosy.cli;

import dev.argosy.cli.render.RuleList;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "rules",
    description = {
      "List everything Argosy can say: the code, its level, what it is about.",
      "A Project sets other levels for all but errors: rules: {image-tag-latest: error, raw-manifest: off}."
    },
    footer = {"", "Examples:", "  argosy rules", "  argosy rules --format json"})
final class RulesCommand implements Callable<Integer> {
  /** How the list is written. */
  enum Format {
    TEXT,
    JSON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Shell shell;

  @Option(
      names = "--format",
      defaultValue = "text",
      paramLabel = "text|json",
      description = "A table for people, or json for programs.")
  private Format format = Format.TEXT;

  RulesCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    shell.out().print(format == Format.JSON ? RuleList.json() : RuleList.text());
    return ExitCode.CLEAN;
  }
}
