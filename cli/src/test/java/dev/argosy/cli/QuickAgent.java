package dev.argosy.cli;

import dev.argosy.sync.lead.LeaseTimes;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine;

/** The command {@code agent} as it is, but for a lease that is won and lost within seconds. */
final class QuickAgent {
  static final LeaseTimes TIMES =
      new LeaseTimes(Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofMillis(500));

  private QuickAgent() {}

  public static void main(String[] args) {
    Shell shell =
        new Shell(
            Path.of("").toAbsolutePath(),
            System.in,
            new PrintWriter(System.out, false, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            false,
            System.getenv(),
            "");
    CommandLine.Model.CommandSpec root = CommandLine.Model.CommandSpec.create();
    root.addSubcommand(
        "agent", new CommandLine(new AgentCommand(shell, new ProjectEngine(), TIMES)));
    System.exit(new CommandLine(root).setCaseInsensitiveEnumValuesAllowed(true).execute(args));
  }
}
