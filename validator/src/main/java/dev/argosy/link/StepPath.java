package dev.argosy.link;

import java.util.ArrayList;
import java.util.List;

/**
 * The ids from a pipeline's graph down to a step; empty for the pipeline itself. Steps of {@code
 * finally} start with {@code finally}.
 */
public record StepPath(List<String> ids) {
  public static final StepPath ROOT = new StepPath(List.of());
  public static final StepPath FINALLY = ROOT.child("finally");

  public StepPath {
    ids = List.copyOf(ids);
  }

  public StepPath child(String id) {
    List<String> longer = new ArrayList<>(ids);
    longer.add(id);
    return new StepPath(longer);
  }

  public StepPath parent() {
    return new StepPath(ids.subList(0, ids.size() - 1));
  }

  public String last() {
    return ids.getLast();
  }

  public boolean isRoot() {
    return ids.isEmpty();
  }

  /** {@code group/inner}. */
  @Override
  public String toString() {
    return String.join("/", ids);
  }
}
