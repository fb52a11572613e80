package dev.argosy.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.expression.Expr;
import dev.argosy.link.Flow;
import dev.argosy.link.Flow.Wait;
import dev.argosy.link.Graph;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.LinkedStep;
import dev.argosy.link.Needs;
import dev.argosy.link.Ref;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Daemons: they end with their graph, so nobody in it can wait for that, nor for their outputs. */
final class DaemonUses implements Rule {
  private static final Set<Wait> ENDS = Set.of(Wait.SUCCEEDED, Wait.ENDED);

  @Override
  public Stream<Diagnostic> check(LinkedPipeline pipeline) {
    Stream<Diagnostic> crowded =
        Stream.concat(Stream.of(pipeline.graph()), pipeline.exit().stream())
            .flatMap(g -> crowded(g, pipeline.settings().parallelism()));
    Stream<Diagnostic> groups =
        Walk.steps(pipeline)
            .filter(s -> s.action() instanceof dev.argosy.link.Action.Group)
            .flatMap(s ->
                crowded(
                    ((dev.argosy.link.Action.Group) s.action()).graph(),
                    s.options().conduct().parallelism()));
    return Stream.of(
            crowded,
            groups,
            Walk.graphs(pipeline).flatMap(DaemonUses::waits),
            Walk.steps(pipeline).filter(DaemonUses::isDaemon).flatMap(DaemonUses::own),
            Walk.steps(pipeline).flatMap(DaemonUses::looped))
        .flatMap(s -> s);
  }

  private static boolean isDaemon(LinkedStep step) {
    return step.options().conduct().daemon();
  }

  private static Stream<Diagnostic> waits(Graph graph) {
    Flow flow = Flow.of(graph);
    return graph.steps().stream()
        .flatMap(step ->
            flow.waits(step.id()).entrySet().stream()
                .filter(e -> flow.isDaemon(e.getKey()))
                .filter(e -> e.getValue().stream().anyMatch(ENDS::contains))
                .map(e -> never(step, e.getKey(), graph)));
  }

  private static Diagnostic never(LinkedStep step, String daemon, Graph graph) {
    return Diagnostic.of(
            Code.DAEMON_NEVER_ENDS,
            place(step, daemon, graph),
            "the step '"
                + step.id()
                + "' would wait for ever: '"
                + daemon
                + "' is a daemon, which ends only when its graph does",
            "write after: [" + daemon + "] to wait until it is ready")
        .withRelated(graph.step(daemon).orElseThrow().at(), "the daemon");
  }

  /** Where the status is asked, or the step that comes after. */
  private static dev.argosy.diagnostic.At place(LinkedStep step, String daemon, Graph graph) {
    return Needs.expressions(step)
        .flatMap(Expr::lookups)
        .filter(l -> l.reference() instanceof Ref.Status)
        .filter(l -> Needs.id(graph, l).filter(daemon::equals).isPresent())
        .map(Expr.Lookup::at)
        .findFirst()
        .orElse(step.at());
  }

  /** A round or item ends, a daemon does not. */
  private static Stream<Diagnostic> looped(LinkedStep step) {
    return step.action().looped().filter(DaemonUses::isDaemon).stream()
        .map(body ->
            Diagnostic.of(
                Code.KEY_NOT_FOR_KIND,
                step.at(),
                "the daemon '" + step.id() + "' cannot loop: it has no end of its own",
                "put the daemon and the steps that use it into a group, and loop over that"));
  }

  /** What a daemon itself cannot have. */
  private static Stream<Diagnostic> own(LinkedStep step) {
    Map<String, Boolean> has =
        Map.of(
            "outputs", !step.outputs().isEmpty(),
            "cache", step.options().conduct().cache().isPresent(),
            "timeout", step.options().timeout().isPresent());
    return Stream.of("cache", "outputs", "timeout")
        .filter(key -> Boolean.TRUE.equals(has.get(key)))
        .map(key ->
            Diagnostic.of(
                Code.KEY_NOT_FOR_KIND,
                step.at(),
                "'"
                    + key
                    + "' makes no sense on the daemon '"
                    + step.id()
                    + "', which has no end of its own",
                key.equals("outputs")
                    ? "steps.<step>.ip is what a daemon gives"
                    : "clear it with " + key + ": null"));
  }

  /** A daemon keeps its place among those that may run at one time. */
  private static Stream<Diagnostic> crowded(Graph graph, Optional<Integer> parallelism) {
    long daemons = graph.steps().stream().filter(DaemonUses::isDaemon).count();
    return parallelism.filter(most -> daemons > 0 && daemons >= most).stream()
        .filter(most -> graph.steps().size() > daemons)
        .map(most ->
            Diagnostic.of(
                Code.DAEMON_NEVER_ENDS,
                graph.steps().stream().filter(DaemonUses::isDaemon).findFirst().orElseThrow().at(),
                "with parallelism "
                    + most
                    + " nothing could run beside the daemons of this graph, "
                    + "which end only when it does",
                "allow at least " + (daemons + 1)));
  }
}
