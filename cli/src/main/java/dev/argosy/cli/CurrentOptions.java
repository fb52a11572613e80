package dev.argosy.cli;

import dev.argosy.sync.SyncOptions;
import dev.argosy.sync.plan.SyncException;
import java.nio.file.Path;

/** The options of an agent, read anew before each round so that rotated credentials are used. */
final class CurrentOptions {
  private final SyncTarget target;
  private final Shell shell;
  private final Path work;
  private SyncOptions last;

  /**
   * @throws SyncException when they cannot be read now; later, the last good ones are kept
   */
  CurrentOptions(SyncTarget target, Shell shell, Path work) throws SyncException {
    this.target = target;
    this.shell = shell;
    this.work = work;
    this.last = read(target, shell, work);
  }

  SyncOptions now() {
    try {
      last = read(target, shell, work);
    } catch (SyncException e) {
      SyncMessages.problems(shell, e.problems());
    }
    return last;
  }

  private static SyncOptions read(SyncTarget target, Shell shell, Path work) throws SyncException {
    return target.options(shell.folder(), shell.environment()).withWork(work);
  }
}
