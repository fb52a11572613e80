package dev.argosy.sync.watch;

import dev.argosy.sync.plan.SyncException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Where the objects of one sync are seen. */
interface ObjectFeed extends AutoCloseable {
  /**
   * All that there is.
   *
   * @param version where a watch goes on
   */
  record Listing(String version, List<Sighting> objects) {}

  Listing list(Scope scope) throws SyncException, InterruptedException;

  /**
   * Tells each change, until the server ends the watch, as it does every few minutes.
   *
   * @return where the next watch goes on; empty when changes may have been missed, so that a new
   *     list is needed
   */
  Optional<String> watch(Scope scope, String version, Consumer<Change> changes)
      throws SyncException, InterruptedException;

  @Override
  void close();
}
