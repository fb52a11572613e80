package dev.argosy.manifest.text;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What Argo knows below {@code workflow}, by its first name. */
public final class WorkflowNames {
  /** In every workflow and at each of its places. */
  public static final Set<String> ALWAYS =
      Set.of(
          "name",
          "namespace",
          "uid",
          "mainEntrypoint",
          "serviceAccountName",
          "status",
          "annotations",
          "labels");

  /** In some workflows, or at some places of them. */
  private static final Set<String> SOMETIMES =
      Set.of(
          "parameters",
          "artifacts",
          "outputs",
          "failures",
          "priority",
          "creationTimestamp",
          "scheduledTime",
          "duration");

  /** Both, sorted: what a name is told to be near to is the same in each run. */
  public static final List<String> ALL =
      Stream.concat(ALWAYS.stream(), SOMETIMES.stream()).sorted().toList();

  private WorkflowNames() {}
}
