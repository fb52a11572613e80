package dev.argosy.sync.git;

import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.source.Tree;
import java.util.List;

/**
 * One commit.
 *
 * @param tip what {@link Source#poll} says while this is current
 * @param commit its full id
 * @param tree its regular files below the project's folder; readable until the source is closed or
 *     read again
 * @param refused entries that must not be there; when there are any, nothing may be applied
 * @param acknowledged values of the trailer {@code Argosy-Acknowledge} in the commit's message
 */
public record Snapshot(
    String tip, String commit, Tree tree, List<Diagnostic> refused, List<String> acknowledged) {
  public Snapshot {
    refused = List.copyOf(refused);
    acknowledged = List.copyOf(acknowledged);
  }

  /** Of a commit that acknowledges nothing. */
  public Snapshot(String tip, String commit, Tree tree, List<Diagnostic> refused) {
    this(tip, commit, tree, refused, List.of());
  }
}
