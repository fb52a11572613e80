package dev.argosy.sync;

import dev.argosy.compile.Manifest;
import dev.argosy.diagnostic.Code;
import dev.argosy.sync.plan.Demand;
import dev.argosy.sync.plan.Desired;
import dev.argosy.sync.plan.ObjectKey;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncPolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the compiler made, as what the target shall hold. */
final class Demands {
  private final SyncPolicy policy;
  private final Map<ObjectKey, Desired> wanted = new LinkedHashMap<>();
  private final SortedMap<ObjectKey, Problem> withheld = new TreeMap<>();
  private final List<Problem> gaps = new ArrayList<>();

  private Demands(SyncPolicy policy) {
    this.policy = policy;
  }

  /**
   * @param namespace of objects that name none
   * @return all of it, with what the agent must not write set apart
   */
  static Demand of(String commit, List<Manifest> manifests, String namespace, SyncPolicy policy) {
    Demands demands = new Demands(policy);
    manifests.forEach(manifest -> demands.add(desired(manifest, namespace)));
    List<Desired> rest = new ArrayList<>(demands.wanted.values());
    rest.removeIf(desired -> demands.withheld.containsKey(desired.key()));
    return new Demand(commit, rest, demands.withheld, demands.gaps, false);
  }

  private static Desired desired(Manifest m, String namespace) {
    String home = m.namespace().isEmpty() ? namespace : m.namespace();
    return new Desired(
        new ObjectKey(m.apiVersion(), m.kind(), home, m.name()), m.source(), m.text());
  }

  private void add(Desired desired) {
    Optional<String> refusal = desired.key().refusal();
    if (refusal.isPresent()) {
      gaps.add(refused(desired, refusal.get(), "rename the pipeline"));
      return;
    }
    Desired twin = wanted.putIfAbsent(desired.key(), desired);
    if (twin != null) {
      String why = desired.key() + " is also made from " + twin.source();
      withheld.put(desired.key(), refused(desired, why, "rename one of the two"));
    } else if (!policy.allows(desired.key())) {
      withheld.put(desired.key(), refused(desired, elsewhere(desired), "allow it for this sync"));
    }
  }

  private String elsewhere(Desired desired) {
    return desired.key()
        + " is not in a namespace that this sync may write to ("
        + String.join(", ", policy.namespaces().stream().sorted().toList())
        + ")";
  }

  private static Problem refused(Desired desired, String why, String hint) {
    return Problem.of(Code.OBJECT_REFUSED, desired.source(), why, hint);
  }
}
