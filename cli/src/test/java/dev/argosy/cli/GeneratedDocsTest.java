package dev.argosy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Pages that are made from the program; {@code -Dargosy.update=true} writes them and ends red. */
class GeneratedDocsTest {
  @Test
  void diagnosticsIsMadeFromTheCatalogue() throws IOException {
    check("docs/diagnostics.md", new DiagnosticsPage(root()).text());
  }

  @Test
  void cliIsMadeFromTheHelp() throws IOException {
    StringBuilder page =
        new StringBuilder(
            """
            # The command line

            What `argosy --help` says, and `--help` of each command. This page is generated; do not edit it.
            """);
    CommandLine argosy = Argosy.commands(nowhere(), new ProjectEngine());
    append(page, argosy);
    argosy.getSubcommands().values().forEach(command -> append(page, command));
    check("docs/cli.md", page.toString());
  }

  private static void append(StringBuilder page, CommandLine command) {
    String help =
        command
            .getUsageMessage(CommandLine.Help.Ansi.OFF)
            .lines()
            .map(String::stripTrailing)
            .reduce("", (a, b) -> a + b + "\n");
    page.append("\n## ")
        .append(command.getCommandSpec().qualifiedName())
        .append("\n\n```\n")
        .append(help)
        .append("```\n");
  }

  private static Shell nowhere() {
    PrintWriter none = new PrintWriter(new StringWriter());
    return new Shell(Path.of(""), InputStream.nullInputStream(), none, none, false, Map.of(), "");
  }

  private static Path root() {
    return Path.of(System.getProperty("argosy.root", ".."));
  }

  private static void check(String name, String expected) throws IOException {
    Path file = root().resolve(name);
    if (Boolean.getBoolean("argosy.update")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, expected);
      fail("wrote " + name + "; look at it and run again without -Dargosy.update");
    }
    assertThat(Files.readString(file)).as("run with -Dargosy.update=true").isEqualTo(expected);
  }
}
