package dev.argosy.cli;

import dev.argosy.cli.files.Changes;
import dev.argosy.cli.files.Changes.UnknownChanges;
import dev.argosy.cli.files.Job;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.source.Overlay;
import dev.argosy.source.Tree;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a branch brought: the findings in files that changed, and those in other files that were not
 * there before, since somebody deleted, renamed or changed what they refer to.
 */
final class Brought {
  private Brought() {}

  /**
   * @param validate everything that is wrong with a tree
   * @throws UnknownChanges when the ref is not known, or this is no repository
   */
  static List<Diagnostic> since(String ref, Job job, Function<Tree, List<Diagnostic>> validate)
      throws UnknownChanges {
    List<Diagnostic> now = validate.apply(job.tree());
    if (job.root().isEmpty()) {
      return now;
    }
    Changes changes = Changes.since(ref, job.root().get());
    boolean elsewhere = now.stream().anyMatch(d -> !isIn(changes, d));
    Set<Object> before =
        elsewhere
            ? validate.apply(new Overlay(job.tree(), changes.before())).stream()
                .map(Brought::identity)
                .collect(Collectors.toSet())
            : Set.of();
    return now.stream().filter(d -> isIn(changes, d) || !before.contains(identity(d))).toList();
  }

  private static boolean isIn(Changes changes, Diagnostic finding) {
    return changes.before().containsKey(finding.at().file().path());
  }

  /** In a file that is as it was, a finding has the same place. */
  private static Object identity(Diagnostic d) {
    return List.of(d.at().file().path(), d.at().span(), d.code(), d.message());
  }
}
