package dev.argosy.sync.resource;

import dev.argosy.sync.plan.Brake;
import dev.argosy.sync.plan.SyncPolicy.Conflicts;
import dev.argosy.sync.plan.SyncPolicy.Isolation;
import dev.argosy.sync.plan.SyncPolicy.Rehearsal;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What a Sync asks for. The keys, their defaults and what they mean stand in {@code
 * deploy/crd.yaml}.
 *
 * @param credentials name of a Secret
 * @param webhook name of a Secret
 */
public record SyncSpec(
    Repository repository,
    Optional<String> environment,
    Duration interval,
    Duration timeout,
    Optional<String> credentials,
    Optional<Verify> verify,
    Set<String> namespaces,
    Isolation isolation,
    Rehearsal rehearsal,
    Brake prune,
    boolean allowEmpty,
    Conflicts conflicts,
    boolean adopt,
    DeletionPolicy deletionPolicy,
    Optional<String> webhook,
    boolean suspend) {

  public SyncSpec {
    namespaces = Set.copyOf(namespaces);
  }

  /**
   * Which commit is followed.
   *
   * @param ref full name or commit id; empty for the repository's HEAD
   */
  public record Repository(String url, String ref, String path) {}

  /**
   * Whose signature a commit must bear.
   *
   * @param secret name of a Secret
   */
  public record Verify(Mode mode, String secret) {
    /** What must be signed. */
    public enum Mode {
      COMMIT,
      TAG,
      TAG_AND_COMMIT
    }
  }

  /** What becomes of its objects when a Sync is deleted. */
  public enum DeletionPolicy {
    /** They stay, and a Sync of the same name finds them again. */
    ORPHAN,
    /** They are removed first. */
    DELETE
  }
}
