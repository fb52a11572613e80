package dev.argosy.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "version", description = "Print the version, and the commit when it is known.")
final class VersionCommand implements Callable<Integer> {
  private final Shell shell;

  VersionCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    String commit = shell.commit().isEmpty() ? "" : " (commit " + shell.commit() + ")";
    shell.out().println("argosy " + Version.number() + commit);
    return ExitCode.CLEAN;
  }
}
