package dev.argosy.sync.plan;

import java.util.List;

/**
 * The source or the target could not do what was asked. Carries no cause on purpose: causes of
 * network libraries quote addresses and headers, and this is the place where they would leak.
 */
public final class SyncException extends Exception {
  private static final long serialVersionUID = 1L;
  private final transient List<Problem> problems;

  public SyncException(Problem problem) {
    this(List.of(problem));
  }

  /**
   * @param problems at least one
   */
  public SyncException(List<Problem> problems) {
    super(problems.get(0).line());
    this.problems = List.copyOf(problems);
  }

  public List<Problem> problems() {
    return problems;
  }
}
