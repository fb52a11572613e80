package dev.argosy.cli;

import dev.argosy.sync.plan.Brake;
import dev.argosy.sync.plan.SyncPolicy;
import dev.argosy.sync.plan.SyncPolicy.Conflicts;
import dev.argosy.sync.plan.SyncPolicy.Isolation;
import dev.argosy.sync.plan.SyncPolicy.Rehearsal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What a sync may do; a {@code Sync} object says the same in its spec. */
final class PolicyOptions {
  private static final String ALL = "*";
  private static final String COMMIT = "[0-9a-f]{40}|[0-9a-f]{64}";

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = "--isolation",
      paramLabel = "each|all",
      defaultValue = "each",
      description =
          "What a file with an error holds: each what is made from it, or all of the commit."
              + " Default: ${DEFAULT-VALUE}.")
  private Isolation isolation = Isolation.EACH;

  @Option(
      names = "--rehearsal",
      paramLabel = "sample|all",
      defaultValue = "sample",
      description =
          "Which writes the API server rehearses before the first: sample all changes and of more"
              + " than 100 new objects the first of each kind and namespace, or all. Default:"
              + " ${DEFAULT-VALUE}.")
  private Rehearsal rehearsal = Rehearsal.SAMPLE;

  @Option(
      names = "--max-prune",
      paramLabel = "N",
      defaultValue = "20",
      description =
          "The most objects that a commit may remove without --acknowledge. Default:"
              + " ${DEFAULT-VALUE}.")
  private int maxPrune = Brake.DEFAULT.objects();

  @Option(
      names = "--max-prune-percent",
      paramLabel = "P",
      defaultValue = "50",
      description =
          "The most of all that is owned that a commit may remove without --acknowledge. Default:"
              + " ${DEFAULT-VALUE}.")
  private int maxPrunePercent = Brake.DEFAULT.percent();

  @Option(
      names = "--allow-empty",
      description = "Let a commit without any pipeline remove all that this name owns.")
  private boolean allowEmpty;

  @Option(
      names = "--acknowledge",
      paramLabel = "COMMIT",
      defaultValue = "",
      description = "Full id of a commit that may do what would be held.")
  private String acknowledge = "";

  @Option(
      names = "--conflicts",
      paramLabel = "take|hold",
      defaultValue = "take",
      description =
          "What becomes of fields that Git decides and others changed: take puts them back, hold"
              + " leaves the object alone and says so. Default: ${DEFAULT-VALUE}.")
  private Conflicts conflicts = Conflicts.TAKE;

  @Option(
      names = "--adopt",
      description = "Let objects that carry nobody's label become this name's own.")
  private boolean adopt;

  @Option(
      names = "--namespaces",
      paramLabel = "A,B",
      split = ",",
      description =
          "The only namespaces that may be written to. Of an agent without REPOSITORY: those whose"
              + " Syncs it serves, '*' for all; default: its own.")
  private List<String> namespaces = List.of();

  SyncPolicy policy() {
    return new SyncPolicy(
        isolation, rehearsal, brake(), allowEmpty, conflicts, adopt, targets(), acknowledged());
  }

  /** Whose Syncs are served; one empty name for those of all. */
  List<String> served(String own) {
    if (namespaces.isEmpty()) {
      return List.of(own);
    }
    return namespaces.contains(ALL) ? List.of("") : List.copyOf(new LinkedHashSet<>(namespaces));
  }

  private Set<String> targets() {
    return namespaces.contains(ALL) ? Set.of() : Set.copyOf(namespaces);
  }

  private Brake brake() {
    if (maxPrune < 0) {
      throw wrong("--max-prune", maxPrune, "0 or more");
    }
    if (maxPrunePercent < 0 || maxPrunePercent > 100) {
      throw wrong("--max-prune-percent", maxPrunePercent, "0 to 100");
    }
    return new Brake(maxPrune, maxPrunePercent);
  }

  private String acknowledged() {
    if (!acknowledge.isEmpty() && !acknowledge.matches(COMMIT)) {
      throw wrong(
          "--acknowledge", acknowledge, "the full id of a commit, as the held sync said it");
    }
    return acknowledge;
  }

  private ParameterException wrong(String option, Object value, String expected) {
    return new ParameterException(
        Objects.requireNonNull(spec).commandLine(),
        option + " is '" + value + "'; expected " + expected);
  }
}
