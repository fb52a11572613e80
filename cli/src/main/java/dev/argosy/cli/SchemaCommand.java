package dev.argosy.cli;

import dev.argosy.cli.render.JsonRenderer;
import dev.argosy.schema.LanguageSchema;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "schema",
    description = "Print the JSON Schema of the language, for editors, or of the findings in JSON.",
    footer = {
      "",
      "Examples:",
      "  argosy schema > argosy.v1.schema.json",
      "  argosy schema findings"
    })
final class SchemaCommand implements Callable<Integer> {
  /** What there is a schema of. */
  enum Of {
    LANGUAGE,
    FINDINGS;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Shell shell;

  @Parameters(
      arity = "0..1",
      paramLabel = "language|findings",
      defaultValue = "language",
      description = "What is written in files, or by --format json.")
  private Of of = Of.LANGUAGE;

  SchemaCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    shell.out().print(of == Of.LANGUAGE ? LanguageSchema.text() : JsonRenderer.schema());
    return ExitCode.CLEAN;
  }
}
