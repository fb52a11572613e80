package dev.argosy.sync;

import dev.argosy.sync.git.SourceOptions;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One sync: a repository, a target and the name under which the target remembers what it owns.
 *
 * @param name a DNS label of at most 55 characters; two syncs to one target need two names
 * @param work where fetched commits are kept, of this sync alone; empty for a temporary folder
 * @param allowEmpty whether a commit without any pipeline may remove everything
 */
public record SyncOptions(
    String name,
    SourceOptions source,
    TargetOptions target,
    Optional<Path> work,
    boolean allowEmpty) {

  /** With a temporary work folder and the brake on. */
  public static SyncOptions of(String name, SourceOptions source, TargetOptions target) {
    return new SyncOptions(name, source, target, Optional.empty(), false);
  }

  public SyncOptions withWork(Path folder) {
    return new SyncOptions(name, source, target, Optional.of(folder), allowEmpty);
  }

  public SyncOptions allowingEmpty() {
    return new SyncOptions(name, source, target, work, true);
  }
}
