package dev.argosy.cli;

/** What the program ends with; part of its contract. */
public final class ExitCode {
  /** Nothing to complain about, or warnings only. */
  public static final int CLEAN = 0;

  /** At least one error in what was read. */
  public static final int FINDINGS = 1;

  /** The command line was wrong. */
  public static final int USAGE = 2;

  /** A file could not be read or written, or Argosy itself is broken. */
  public static final int INTERNAL = 3;

  private ExitCode() {}
}
