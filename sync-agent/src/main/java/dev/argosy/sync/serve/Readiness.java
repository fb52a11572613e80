package dev.argosy.sync.serve;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Whether the agent can do its work, and if not, what it waits for. */
public final class Readiness {
  /** Something the agent needs. */
  @FunctionalInterface
  public interface Condition {
    /** What is missing, one sentence without a full stop; empty when nothing is. */
    Optional<String> missing();
  }

  private final Map<String, Condition> conditions = new ConcurrentSkipListMap<>();

  public void require(String name, Condition condition) {
    conditions.put(name, condition);
  }

  /** One line for each condition that does not hold, empty when ready. */
  public List<String> missing() {
    List<String> lines = new ArrayList<>();
    conditions.forEach(
        (name, condition) ->
            condition.missing().ifPresent(text -> lines.add(name + ": " + text)));
    return lines;
  }
}
