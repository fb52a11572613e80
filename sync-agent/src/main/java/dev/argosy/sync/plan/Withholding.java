package dev.argosy.sync.plan;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.plan.Standing.Absent;
import dev.argosy.sync.plan.Standing.Foreign;
import dev.argosy.sync.plan.Standing.Owned;
import dev.argosy.sync.plan.Standing.Refused;
import dev.argosy.sync.plan.Standing.Settled;
import dev.argosy.sync.plan.Standing.Unclaimed;
import dev.argosy.sync.plan.SyncPolicy.Conflicts;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which objects of a commit must not be written, and why. */
public final class Withholding {
  private Withholding() {}

  /** All that is withheld: by the demand, by how it stands, and what refers to such an object. */
  static SortedMap<ObjectKey, Problem> of(Demand demand, Survey survey, SyncPolicy policy) {
    SortedMap<ObjectKey, Problem> withheld = new TreeMap<>(demand.withheld());
    for (Desired desired : demand.desired()) {
      why(desired.key(), survey.of(desired.key()), policy)
          .ifPresent(why -> withheld.put(desired.key(), why));
    }
    spread(withheld, demand.desired());
    return withheld;
  }

  private static Optional<Problem> why(ObjectKey key, Standing standing, SyncPolicy policy) {
    return switch (standing) {
      case Absent a -> Optional.empty();
      case Settled s -> Optional.empty();
      case Refused r -> Optional.of(r.why());
      case Foreign f -> Optional.of(foreign(key, f.owner(), "rename the pipeline or remove it"));
      case Unclaimed u ->
          policy.adopt() || u.offered()
              ? disputed(key, u.taken(), policy)
              : Optional.of(foreign(key, u.owner(), adoption()));
      case Owned o -> disputed(key, o, policy);
    };
  }

  private static Problem foreign(ObjectKey key, String owner, String hint) {
    return Problem.of(
        Code.OBJECT_FOREIGN,
        key.toString(),
        "exists and belongs to " + owner + ", so it is not touched",
        hint);
  }

  private static String adoption() {
    return "rename the pipeline, remove it, or give it the annotation '"
        + SyncPolicy.ADOPT_ANNOTATION
        + ": NAME-OF-THE-SYNC'";
  }

  private static Optional<Problem> disputed(ObjectKey key, Owned owned, SyncPolicy policy) {
    return policy.conflicts() == Conflicts.TAKE || owned.conflicts().isEmpty()
        ? Optional.empty()
        : Optional.of(
            Problem.of(
                Code.OBJECT_CONFLICT,
                key.toString(),
                "was changed by " + String.join(", ", owned.conflicts()),
                "undo that, or write it into Git; this sync takes nothing back"));
  }

  /** Adds what refers to a withheld object, and what refers to that, until there is no more. */
  static void spread(SortedMap<ObjectKey, Problem> withheld, Collection<Desired> desired) {
    if (withheld.isEmpty()) {
      return;
    }
    Map<ObjectKey, List<ObjectKey>> references = new LinkedHashMap<>();
    desired.forEach(d -> references.put(d.key(), List.copyOf(References.of(d))));
    boolean more = true;
    while (more) {
      more = false;
      for (var entry : references.entrySet()) {
        Optional<ObjectKey> missing =
            entry.getValue().stream().filter(key -> withheld.containsKey(key)).findFirst();
        if (missing.isPresent() && !withheld.containsKey(entry.getKey())) {
          withheld.put(entry.getKey(), referring(entry.getKey(), missing.get()));
          more = true;
        }
      }
    }
  }

  /** Why an object is not written that refers to one that is not. */
  public static Problem referring(ObjectKey key, ObjectKey missing) {
    return Problem.of(
        Code.OBJECT_WITHHELD,
        key.toString(),
        "refers to " + missing + ", which was not applied, so it stays as it was",
        "mend that one");
  }
}
