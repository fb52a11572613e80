package dev.argosy.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
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
    shell.out().println("argosy " + number() + commit);
    return ExitCode.CLEAN;
  }

  private static String number() {
    Properties properties = new Properties();
    try (InputStream in = VersionCommand.class.getResourceAsStream("version.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the version", e);
    }
    return properties.getProperty("version", "unknown");
  }
}
