package dev.argosy.sync.watch;

import java.util.Optional;

/**
 * Who wrote, as the API server noted it.
 *
 * @param manager such as {@code kubectl-edit}
 * @param operation {@code Update} or {@code Apply}
 * @param time as the server wrote it, to the second
 */
record Writer(String manager, String operation, String time) {
  /** {@code kubectl-edit (Update, 2026-01-02T03:04:05Z)}. */
  @Override
  public String toString() {
    return manager + " (" + operation + ", " + time + ")";
  }

  static String name(Optional<Writer> writer) {
    return writer.map(Writer::toString).orElse("");
  }
}
