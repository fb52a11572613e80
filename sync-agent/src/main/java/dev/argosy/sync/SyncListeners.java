package dev.argosy.sync;

import java.util.List;

/** Makes the listener of each sync: statuses, metrics and logs keep their notes per sync. */
@FunctionalInterface
public interface SyncListeners {
  /** Called once for each sync that starts; the listener is used by that sync alone. */
  SyncListener of(SyncId sync);

  /** All of them, told in this order. */
  static SyncListeners all(List<SyncListeners> several) {
    List<SyncListeners> fixed = List.copyOf(several);
    return sync -> {
      List<SyncListener> each = fixed.stream().map(s -> s.of(sync)).toList();
      return event -> each.forEach(listener -> listener.on(event));
    };
  }
}
