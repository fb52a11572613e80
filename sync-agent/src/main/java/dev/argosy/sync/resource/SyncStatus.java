package dev.argosy.sync.resource;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is said in a Sync. The keys and what they mean stand in {@code deploy/crd.yaml}; everything
 * in it is bounded.
 *
 * @param lastAttemptTime empty before the first attempt
 */
public record SyncStatus(
    long observedGeneration,
    List<Condition> conditions,
    String lastAppliedCommit,
    String lastAttemptedCommit,
    Optional<Instant> lastAttemptTime,
    String lastHandledRequest,
    Optional<Owned> inventory,
    List<Held> held,
    List<Found> findings,
    int findingsTotal,
    List<Past> history,
    List<Waiting> waiting) {

  /** Of a Sync that nobody looked at yet. */
  public static final SyncStatus NONE =
      new SyncStatus(
          0,
          List.of(),
          "",
          "",
          Optional.empty(),
          "",
          Optional.empty(),
          List.of(),
          List.of(),
          0,
          List.of(),
          List.of());

  public SyncStatus {
    conditions = List.copyOf(conditions);
    held = List.copyOf(held);
    findings = List.copyOf(findings);
    history = List.copyOf(history);
    waiting = List.copyOf(waiting);
  }

  /** One of the conditions that tools look for. */
  public record Condition(
      String type, String status, long generation, Instant since, String reason, String message) {
    public static final String READY = "Ready";
    public static final String RECONCILING = "Reconciling";
    public static final String STALLED = "Stalled";
    public static final String SUSPENDED = "Suspended";
  }

  /** How many objects are owned, by kind. */
  public record Owned(
      int objects, int workflowTemplates, int cronWorkflows, int configMaps, int workflows) {}

  /** Why something is not as Git wants it. */
  public record Held(String code, String where, String message, String hint) {}

  /** What is wrong in a file. */
  public record Found(String path, int line, String code, String message) {}

  /** Why a run configuration starts nothing yet, or did not. */
  public record Waiting(String runConfiguration, String reason) {}

  /** What came out of an attempt. */
  public record Past(
      Instant time, String commit, String result, int created, int updated, int pruned) {}

  /** The condition of that type. */
  public Optional<Condition> condition(String type) {
    return conditions.stream().filter(c -> c.type().equals(type)).findFirst();
  }

  /** Whether the two differ in more than the time at which it was looked. */
  boolean saysMoreThan(SyncStatus before) {
    return !at(before.lastAttemptTime).equals(before);
  }

  SyncStatus waitingFor(List<Waiting> others) {
    return with(lastAttemptTime, others);
  }

  private SyncStatus at(Optional<Instant> time) {
    return with(time, waiting);
  }

  private SyncStatus with(Optional<Instant> time, List<Waiting> others) {
    return new SyncStatus(
        observedGeneration,
        conditions,
        lastAppliedCommit,
        lastAttemptedCommit,
        time,
        lastHandledRequest,
        inventory,
        held,
        findings,
        findingsTotal,
        history,
        others);
  }
}
