package dev.argosy.cli;

import dev.argosy.sync.lead.LeaseTimes;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code argosy} and what all commands have in common. */
@Command(
    name = "argosy",
    description = "ML pipelines in Git, compiled to plain Argo Workflows.",
    synopsisSubcommandLabel = "COMMAND",
    scope = ScopeType.INHERIT,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:no errors",
      "1:errors in what was read; nothing was written",
      "2:the command line is wrong",
      "3:something could not be read or written, or Argosy itself failed"
    })
public final class Argosy implements Runnable {
  private static final int USAGE_WIDTH = 100;

  /**
   * Commands that hooks wait for, and that know nothing of the others; the launcher leaves what a
   * sync needs out of their class path.
   */
  private static final Set<String> ALONE = Set.of("validate", "compile", "fmt");

  /** picocli reads it. */
  @SuppressWarnings("UnusedVariable")
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help.")
  private boolean help;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show the stack trace when Argosy itself fails.")
  private boolean debug;

  private final CommandLine commands;

  private Argosy(Shell shell, Map<String, Supplier<Object>> commands) {
    this.commands = new CommandLine(this);
    commands.values().forEach(command -> this.commands.addSubcommand(command.get()));
    this.commands
        .setOut(shell.out())
        .setErr(shell.err())
        .setUsageHelpWidth(USAGE_WIDTH)
        .setExpandAtFiles(false)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setColorScheme(CommandLine.Help.defaultColorScheme(ansi(shell)))
        .setParameterExceptionHandler((e, args) -> usage(e, shell.err()))
        .setExecutionExceptionHandler((e, line, result) -> failed(e, debug, shell.err()));
  }

  private static Map<String, Supplier<Object>> all(Shell shell, Engine engine) {
    Map<String, Supplier<Object>> all = new LinkedHashMap<>();
    all.put("validate", () -> new ValidateCommand(shell, engine));
    all.put("compile", () -> new CompileCommand(shell, engine));
    all.put("fmt", () -> new FmtCommand(shell));
    all.put("graph", () -> new GraphCommand(shell, engine));
    all.put("triggers", () -> new TriggersCommand(shell, engine));
    all.put("sync", () -> new SyncCommand(shell, engine));
    all.put("agent", () -> new AgentCommand(shell, engine, LeaseTimes.DEFAULT));
    all.put("run", () -> new RunCommand(shell, engine));
    all.put("runs", () -> new RunsCommand(shell));
    all.put("schema", () -> new SchemaCommand(shell));
    all.put("vendor", () -> new VendorCommand(shell));
    all.put("rules", () -> new RulesCommand(shell));
    all.put("explain", () -> new ExplainCommand(shell));
    all.put("completion", () -> new CompletionCommand(shell));
    all.put("version", () -> new VersionCommand(shell));
    return all;
  }

  /** The commands, to run or to describe. */
  public static CommandLine commands(Shell shell, Engine engine) {
    return new Argosy(shell, all(shell, engine)).commands;
  }

  /**
   * Runs one command line to its end.
   *
   * @return one of {@link ExitCode}
   */
  public static int run(Shell shell, Engine engine, String... args) {
    int code =
        PlainLine.command(shell, engine, args)
            .map(command -> called(command, shell))
            .orElseGet(() -> commandsFor(shell, engine, args).execute(args));
    shell.out().flush();
    shell.err().flush();
    return code;
  }

  private static int called(Callable<Integer> command, Shell shell) {
    try {
      return command.call();
    } catch (Exception e) {
      return failed(e, false, shell.err());
    }
  }

  /** To describe a command to picocli takes longer than many a check, so hooks get theirs alone. */
  private static CommandLine commandsFor(Shell shell, Engine engine, String... args) {
    Map<String, Supplier<Object>> known = all(shell, engine);
    if (args.length > 0 && ALONE.contains(args[0])) {
      known.keySet().retainAll(Set.of(args[0]));
    }
    return new Argosy(shell, known).commands;
  }

  /** Without a command: which ones there are. */
  @Override
  public void run() {
    throw new ParameterException(
        commands,
        "which command? expected one of " + String.join(", ", commands.getSubcommands().keySet()));
  }

  private static CommandLine.Help.Ansi ansi(Shell shell) {
    return shell.colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF;
  }

  private static int usage(ParameterException e, PrintWriter err) {
    err.println("argosy: " + e.getMessage());
    UnmatchedArgumentException.printSuggestions(e, err);
    err.println(
        "'" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help' shows what there is");
    return ExitCode.USAGE;
  }

  private static String reason(UncheckedIOException e) {
    IOException cause = e.getCause();
    if (cause == null || cause instanceof NoSuchFileException) {
      return "";
    }
    return cause instanceof AccessDeniedException
        ? ": permission denied"
        : ": " + cause.getMessage();
  }

  private static int failed(Exception e, boolean debug, PrintWriter err) {
    err.println(
        e instanceof UncheckedIOException io
            ? "argosy: " + io.getMessage() + reason(io)
            : "argosy: internal error: " + e);
    if (debug) {
      e.printStackTrace(err);
    } else if (!(e instanceof UncheckedIOException)) {
      err.println("this is a bug in Argosy; '--debug' shows where");
    }
    return ExitCode.INTERNAL;
  }
}
