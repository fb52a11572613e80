package dev.argosy.sync.plan;

import java.util.Set;

/**
 * What a sync may do; chosen by who runs it, never by the repository.
 *
 * @param isolation what a bad file holds
 * @param rehearsal which writes are rehearsed; see {@link #rehearses}
 * @param brake how much may be removed unasked
 * @param allowEmpty whether a commit without any pipeline may remove everything
 * @param conflicts what becomes of fields of ours that others wrote
 * @param adopt whether objects that carry nobody's label may become ours
 * @param namespaces that may be written to; empty for all that the API server allows
 * @param acknowledged full id of a commit that may do what would be held; empty for none
 */
public record SyncPolicy(
    Isolation isolation,
    Rehearsal rehearsal,
    Brake brake,
    boolean allowEmpty,
    Conflicts conflicts,
    boolean adopt,
    Set<String> namespaces,
    String acknowledged) {

  /** What a file with an error keeps from being applied. */
  public enum Isolation {
    /** The whole commit. */
    ALL,
    /** What is made from it and from what refers to it; nothing is removed meanwhile. */
    EACH
  }

  /** What is asked of the API server before the first write. */
  public enum Rehearsal {
    /** Every write. */
    ALL,
    /** Every change, and of many new objects the first of each kind and namespace. */
    SAMPLE
  }

  /** What happens to fields that Git decides and another writer changed. */
  public enum Conflicts {
    /** They are put back. */
    TAKE,
    /** The object is held, and the report says who wrote them. */
    HOLD
  }

  /** On an object that carries no sync's label: the sync of this name may take it over. */
  public static final String ADOPT_ANNOTATION = "argosy.dev/adopt";

  /** In the message of a commit: it may do what would be held. */
  public static final String ACKNOWLEDGE_TRAILER = "Argosy-Acknowledge";

  /** Its value for removing more than the brake lets pass. */
  public static final String ACKNOWLEDGE_PRUNE = "prune";

  public static final SyncPolicy DEFAULT =
      new SyncPolicy(
          Isolation.EACH,
          Rehearsal.SAMPLE,
          Brake.DEFAULT,
          false,
          Conflicts.TAKE,
          false,
          Set.of(),
          "");

  public SyncPolicy {
    namespaces = Set.copyOf(namespaces);
  }

  /** Whether the object's namespace may be written to. */
  public boolean allows(ObjectKey key) {
    return namespaces.isEmpty() || namespaces.contains(key.namespace());
  }

  /** Where one refusal holds everything, all of it is rehearsed. */
  public Rehearsal rehearses() {
    return isolation == Isolation.ALL ? Rehearsal.ALL : rehearsal;
  }

  public SyncPolicy withIsolation(Isolation other) {
    return new SyncPolicy(
        other, rehearsal, brake, allowEmpty, conflicts, adopt, namespaces, acknowledged);
  }

  public SyncPolicy rehearsing(Rehearsal other) {
    return new SyncPolicy(
        isolation, other, brake, allowEmpty, conflicts, adopt, namespaces, acknowledged);
  }

  public SyncPolicy withBrake(Brake other) {
    return new SyncPolicy(
        isolation, rehearsal, other, allowEmpty, conflicts, adopt, namespaces, acknowledged);
  }

  public SyncPolicy allowingEmpty() {
    return new SyncPolicy(
        isolation, rehearsal, brake, true, conflicts, adopt, namespaces, acknowledged);
  }

  public SyncPolicy withConflicts(Conflicts other) {
    return new SyncPolicy(
        isolation, rehearsal, brake, allowEmpty, other, adopt, namespaces, acknowledged);
  }

  public SyncPolicy adopting() {
    return new SyncPolicy(
        isolation, rehearsal, brake, allowEmpty, conflicts, true, namespaces, acknowledged);
  }

  public SyncPolicy withNamespaces(Set<String> others) {
    return new SyncPolicy(
        isolation, rehearsal, brake, allowEmpty, conflicts, adopt, others, acknowledged);
  }

  public SyncPolicy acknowledging(String commit) {
    return new SyncPolicy(
        isolation, rehearsal, brake, allowEmpty, conflicts, adopt, namespaces, commit);
  }
}
