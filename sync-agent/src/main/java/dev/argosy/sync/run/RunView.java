package dev.argosy.sync.run;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run, on its way or at its end.
 *
 * @param phase in Argo's words; {@code Pending} before the controller has seen it
 * @param message why, empty when Argo says nothing
 * @param outputs of a run that has ended: texts, and of artifacts their keys
 * @param steps as they are nested, in the order in which they began
 */
public record RunView(
    String namespace,
    String name,
    String phase,
    String message,
    Optional<Instant> startedAt,
    Optional<Instant> finishedAt,
    Map<String, String> outputs,
    List<Step> steps) {

  /**
   * A step, a group, an item of a loop or an attempt.
   *
   * @param id stays the same from look to look
   * @param steps inside of it
   */
  public record Step(
      String id,
      String name,
      String phase,
      String message,
      Optional<Instant> startedAt,
      Optional<Instant> finishedAt,
      List<Step> steps) {}

  public boolean ended() {
    return finishedAt.isPresent() || phase.equals("Error") || phase.equals("Failed");
  }

  public boolean succeeded() {
    return phase.equals("Succeeded");
  }
}
