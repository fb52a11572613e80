package dev.argosy.rule;

import static java.util.stream.Collectors.toMap;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.link.LinkedRun;
import dev.argosy.link.LinkedTriggers;
import dev.argosy.link.LinkedTriggers.Join;
import dev.argosy.link.LinkedTriggers.LinkedUpstream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Run configurations that nothing starts: they have no trigger, wait for one that has none, or for
 * several that never meet. Those of an environment that is suspended as a whole are not meant.
 */
final class UpstreamsRun implements RunRule {
  @Override
  public Stream<Diagnostic> check(List<LinkedRun> runs, Optional<Instant> now) {
    Project project =
        new Project(
            runs.stream().collect(toMap(LinkedRun::id, r -> r, (first, second) -> first)), now);
    return runs.stream().filter(r -> !r.suspendedByItself()).flatMap(project::check);
  }

  /**
   * Why no run is made.
   *
   * @param forGood whether that follows from what is written, and neither from the time nor from a
   *     suspension
   */
  private record Reason(String text, boolean forGood) {}

  private record Project(Map<String, LinkedRun> runs, Optional<Instant> now) {
    Stream<Diagnostic> check(LinkedRun run) {
      if (run.triggers().isEmpty()) {
        return Stream.of(
            Diagnostic.of(
                Code.NO_TRIGGER,
                run.at(),
                "the run configuration '" + run.name() + "' starts nothing: it has no triggers",
                "add triggers: schedules, onChange or upstream"));
      }
      List<Diagnostic> dead =
          run.triggers().upstream().values().stream().flatMap(u -> dead(run, u).stream()).toList();
      return dead.isEmpty() ? neverMeet(run).stream() : dead.stream();
    }

    private Optional<Diagnostic> dead(LinkedRun run, LinkedUpstream upstream) {
      LinkedRun other = runs.get(upstream.id());
      return Optional.ofNullable(other)
          .flatMap(o -> never(o, new TreeSet<>(Set.of(run.id()))))
          .map(reason -> {
            boolean fails = reason.forGood && run.triggers().join() == Join.ALL;
            return Diagnostic.of(
                    fails ? Code.JOIN_NEVER_FILLS : Code.UPSTREAM_NEVER_RUNS,
                    upstream.at(),
                    "'" + upstream.id() + "' starts no runs: it " + reason.text,
                    fails
                        ? "give it a trigger, or remove the upstream"
                        : "mend that one, suspend this one too, or remove the upstream")
                .withRelated(java.util.Objects.requireNonNull(other).at(), "it is here");
          });
    }

    /** Why a run configuration starts no run; empty when it may start one. */
    private Optional<Reason> never(LinkedRun run, Set<String> way) {
      LinkedTriggers triggers = run.triggers();
      if (run.suspendedByItself()) {
        return Optional.of(new Reason("is suspended", false));
      }
      if (triggers.isEmpty()) {
        return Optional.of(new Reason("has no triggers", true));
      }
      boolean live =
          triggers.broken()
              || triggers.schedules().stream()
                  .anyMatch(s -> now.isEmpty() || s.next(now.get()).isPresent());
      if (live || !triggers.onChange().isEmpty() || !way.add(run.id())) {
        return Optional.empty(); // a cycle is reported as such
      }
      return triggers.upstream().isEmpty()
          ? Optional.of(new Reason("has only schedules that have ended", false))
          : waits(triggers, way);
    }

    private Optional<Reason> waits(LinkedTriggers triggers, Set<String> way) {
      List<Reason> reasons =
          triggers.upstream().values().stream()
              .filter(u -> runs.containsKey(u.id()))
              .flatMap(u ->
                  never(java.util.Objects.requireNonNull(runs.get(u.id())), way)
                      .map(
                          r -> new Reason("waits for '" + u.id() + "', which " + r.text, r.forGood))
                      .stream())
              .toList();
      boolean enough =
          triggers.join() == Join.ALL
              ? !reasons.isEmpty()
              : reasons.size() == triggers.upstream().size();
      return enough ? Optional.of(reasons.getFirst()) : Optional.empty();
    }

    private Optional<Diagnostic> neverMeet(LinkedRun run) {
      LinkedTriggers triggers = run.triggers();
      if (triggers.window().isEmpty() || triggers.upstream().size() < 2) {
        return Optional.empty();
      }
      List<Optional<Times>> times =
          triggers.upstream().values().stream()
              .map(u -> Times.of(u.id(), runs, new TreeSet<>()))
              .toList();
      return times.stream().allMatch(Optional::isPresent)
              && Times.neverMeet(
                  times.stream().map(Optional::orElseThrow).toList(), triggers.window().get())
          ? Optional.of(
              Diagnostic.of(
                  Code.JOIN_NEVER_FILLS,
                  triggers.at(),
                  "the window can never fill: the times of "
                      + String.join(
                          ", ",
                          triggers.upstream().keySet().stream().map(k -> "'" + k + "'").toList())
                      + " never fall into the same one",
                  "take a longer window, or schedules that fire in the same"))
          : Optional.empty();
    }
  }
}
