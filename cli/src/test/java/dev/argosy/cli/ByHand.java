package dev.argosy.cli;

import java.nio.file.Path;

/** A run of the command line, for tests of other packages; see {@link Run}. */
public record ByHand(int code, String out, String err) {
  public static ByHand argosy(Path folder, String... args) {
    Run run = Run.argosy(folder, args);
    return new ByHand(run.code(), run.out(), run.err());
  }
}
