package dev.argosy.compile.lower;

import dev.argosy.link.Flow;
import dev.argosy.link.Flow.Wait;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The {@code depends} of a task: how each task before it must have ended. */
final class Depends {
  private final Flow flow;

  Depends(Flow flow) {
    this.flow = flow;
  }

  /** Empty when the task waits for nothing. */
  List<String> of(String id) {
    List<String> conditions = new ArrayList<>();
    flow.waits(id).forEach((before, waits) -> conditions.add(condition(before, waits)));
    return conditions;
  }

  private String condition(String id, Set<Wait> waits) {
    String task = Names.task(id);
    if (waits.contains(Wait.OUTPUT) || waits.contains(Wait.SUCCEEDED)) {
      return task + (flow.isDaemon(id) ? ".Daemoned" : ".Succeeded");
    }
    List<String> all = new ArrayList<>();
    for (Wait wait : waits) {
      switch (wait) {
        case DID_NOT_FAIL -> all.add(didNotFail(id));
        case FAILED -> all.add(failed(id, task));
        case SKIPPED -> all.add("(" + task + ".Skipped || " + task + ".Omitted)");
        case ENDED -> {
          if (waits.size() == 1) {
            all.add(ended(task));
          }
        }
        case OUTPUT, SUCCEEDED -> throw new IllegalStateException("answered above");
      }
    }
    return String.join(" && ", all);
  }

  /**
   * One whose failure is harmless is a success to Argo; a condition of its own tells them apart.
   */
  private String failed(String id, String task) {
    String succeeded = flow.continuesOnError(id) ? task + ".Succeeded || " : "";
    return "(" + succeeded + task + ".Failed || " + task + ".Errored)";
  }

  static String ended(String task) {
    return "("
        + task
        + ".Succeeded || "
        + task
        + ".Failed || "
        + task
        + ".Errored || "
        + task
        + ".Skipped || "
        + task
        + ".Omitted)";
  }

  /**
   * Succeeded, or skipped without a failure. Argo omits a task both when one before it was skipped
   * and when one failed; the two are told apart by how those before it ended.
   */
  String didNotFail(String id) {
    String task = Names.task(id);
    List<String> ways = new ArrayList<>(List.of(task + ".Succeeded"));
    if (flow.isDaemon(id)) {
      ways.add(task + ".Daemoned"); // it is ready, and goes on
    }
    if (flow.hasCondition(id)) {
      ways.add(task + ".Skipped");
    }
    if (flow.mayBeOmitted(id)) {
      ways.add(omittedWithoutFailure(id, task));
    }
    return ways.size() == 1 ? ways.getFirst() : "(" + String.join(" || ", ways) + ")";
  }

  private String omittedWithoutFailure(String id, String task) {
    List<String> conditions = new ArrayList<>(List.of(task + ".Omitted"));
    Map<String, Set<Wait>> waits = flow.waits(id);
    waits.forEach((before, how) -> {
      if (!how.contains(Wait.FAILED) && !how.contains(Wait.ENDED)) {
        conditions.add(didNotFail(before));
      }
    });
    return conditions.size() == 1
        ? conditions.getFirst()
        : "(" + String.join(" && ", conditions) + ")";
  }

  /** Whether a failure is waited for, which alone would make Argo forgive it. */
  static boolean reactsToFailure(Flow flow, Iterable<String> ids) {
    for (String id : ids) {
      for (Set<Wait> waits : flow.waits(id).values()) {
        if (waits.contains(Wait.FAILED) || waits.contains(Wait.ENDED)) {
          return true;
        }
      }
    }
    return false;
  }
}
