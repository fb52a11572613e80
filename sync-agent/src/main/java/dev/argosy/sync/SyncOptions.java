package dev.argosy.sync;

import dev.argosy.sync.git.SourceOptions;
import dev.argosy.sync.plan.SyncPolicy;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One sync: a repository, a target and the name under which the target remembers what it owns.
 *
 * @param name at most 63 lower-case letters, digits, {@code -} and {@code .}; two syncs to one
 *     target need two names
 * @param work where fetched commits are kept, of this sync alone; empty for a temporary folder
 * @param policy what it may do
 */
public record SyncOptions(
    String name,
    SourceOptions source,
    TargetOptions target,
    Optional<Path> work,
    SyncPolicy policy) {

  /** With a temporary work folder and the default policy. */
  public static SyncOptions of(String name, SourceOptions source, TargetOptions target) {
    return new SyncOptions(name, source, target, Optional.empty(), SyncPolicy.DEFAULT);
  }

  public SyncOptions withWork(Path folder) {
    return new SyncOptions(name, source, target, Optional.of(folder), policy);
  }

  public SyncOptions withPolicy(SyncPolicy other) {
    return new SyncOptions(name, source, target, work, other);
  }
}
