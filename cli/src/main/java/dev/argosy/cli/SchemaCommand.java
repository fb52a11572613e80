package dev.argosy.cli;

import dev.argosy.schema.LanguageSchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "schema",
    description = "Print the JSON Schema of the language, for editors.",
    footer = {"", "Example:", "  argosy schema > argosy.v1.schema.json"})
final class SchemaCommand implements Callable<Integer> {
  private final Shell shell;

  SchemaCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    shell.out().print(LanguageSchema.text());
    return ExitCode.CLEAN;
  }
}
