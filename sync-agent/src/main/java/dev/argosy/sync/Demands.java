package dev.argosy.sync;

import dev.argosy.compile.Manifest;
import dev.argosy.diagnostic.Code;
import dev.argosy.sync.plan.Desired;
import dev.argosy.sync.plan.ObjectKey;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the compiler made, as what the target shall hold. */
final class Demands {
  private Demands() {}

  /**
   * @param namespace of objects that name none
   * @throws SyncException with every object that the agent must not write
   */
  static List<Desired> of(List<Manifest> manifests, String namespace) throws SyncException {
    List<Problem> problems = new ArrayList<>();
    Map<ObjectKey, Desired> seen = new HashMap<>();
    List<Desired> all = new ArrayList<>();
    for (Manifest manifest : manifests) {
      Desired desired = desired(manifest, namespace);
      all.add(desired);
      refusal(desired, Optional.ofNullable(seen.put(desired.key(), desired)))
          .ifPresent(problems::add);
    }
    if (!problems.isEmpty()) {
      throw new SyncException(problems);
    }
    return all;
  }

  private static Desired desired(Manifest m, String namespace) {
    String home = m.namespace().isEmpty() ? namespace : m.namespace();
    return new Desired(
        new ObjectKey(m.apiVersion(), m.kind(), home, m.name()), m.source(), m.yaml());
  }

  private static Optional<Problem> refusal(Desired desired, Optional<Desired> twin) {
    return desired
        .key()
        .refusal()
        .or(() -> twin.map(t -> desired.key() + " is also made from " + t.source()))
        .map(why ->
            Problem.of(
                Code.OBJECT_REFUSED,
                desired.source(),
                why,
                "rename the pipeline; nothing was written"));
  }
}
