package dev.argosy.link;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.expression.Expr;
import dev.argosy.expression.Meaning;
import dev.argosy.expression.Meaning.Namespace;
import dev.argosy.expression.Meaning.Refused;
import dev.argosy.expression.Meaning.Value;
import dev.argosy.expression.Type;
import dev.argosy.expression.Type.StringType;
import dev.argosy.link.Ref.UpstreamField;
import dev.argosy.link.Ref.WindowEdge;
import dev.argosy.model.RunConfigurationSpec.On;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code upstream} and {@code window} mean in a run configuration. */
final class UpstreamNames {
  private UpstreamNames() {}

  /** One upstream: its run, and the outputs of its pipeline. */
  static Meaning of(String upstream, On on, Optional<LinkedPipeline> pipeline) {
    return of(upstream, outputs(upstream, on, pipeline));
  }

  static Meaning of(String upstream, Meaning outputs) {
    Map<String, Meaning> members = new LinkedHashMap<>();
    members.put("outputs", outputs);
    Map<String, Meaning> run = new LinkedHashMap<>();
    for (UpstreamField field : UpstreamField.values()) {
      run.put(field.word(), new Value(new Ref.UpstreamRun(upstream, field), StringType.STRING));
    }
    members.put("run", Namespace.of("property of the run of '" + upstream + "'", run));
    return Namespace.of("property of the upstream '" + upstream + "'", members);
  }

  private static Meaning outputs(String upstream, On on, Optional<LinkedPipeline> pipeline) {
    if (on == On.FAILED) {
      return new Refused(
          Code.UNKNOWN_NAME,
          "a run that failed has no outputs",
          "take them from an upstream with on: succeeded");
    }
    String what = "output of the upstream '" + upstream + "'";
    if (pipeline.isEmpty()) {
      return new Namespace(
          what, List.of(), name -> Optional.of(output(upstream, name, Type.Unknown.ANY)));
    }
    Map<String, Meaning> outputs = new LinkedHashMap<>();
    pipeline
        .get()
        .outputs()
        .forEach((name, o) -> outputs.put(name, output(upstream, name, o.expression().type())));
    return Namespace.of(what, outputs);
  }

  private static Meaning output(String upstream, String name, Type type) {
    return new Value(new Ref.UpstreamOutput(upstream, name), type);
  }

  static Meaning all(Map<String, Meaning> upstreams) {
    return upstreams.isEmpty()
        ? new Refused(
            Code.UNKNOWN_NAME,
            "there is no upstream here",
            "name one in triggers: upstream: {<name>: <namespace>/<run configuration>}")
        : Namespace.of("upstream", upstreams);
  }

  /** As the condition of one upstream sees it: whether a run counts is said of that run alone. */
  static Meaning alone(String upstream, On on, Optional<LinkedPipeline> pipeline) {
    Meaning own = of(upstream, on, pipeline);
    return new Namespace(
        "upstream",
        List.of(upstream),
        name ->
            Optional.of(
                name.equals(upstream)
                    ? own
                    : new Refused(
                        Code.UNKNOWN_NAME,
                        "the condition of '"
                            + upstream
                            + "' sees that upstream only, not '"
                            + name
                            + "'",
                        "it says which runs of '" + upstream + "' count")));
  }

  static Meaning window(boolean isThere) {
    if (!isThere) {
      return new Refused(
          Code.UNKNOWN_NAME,
          "there is no window here",
          "add one to the triggers, for example window: {every: 1d}");
    }
    Map<String, Meaning> edges = new LinkedHashMap<>();
    for (WindowEdge edge : WindowEdge.values()) {
      edges.put(edge.word(), new Value(new Ref.Window(edge), StringType.STRING));
    }
    return Namespace.of("property of window", edges);
  }

  /** A run that may have failed may have no outputs. */
  static void checkPresence(Expr expr, Map<String, On> upstreams, Findings findings) {
    expr.required()
        .filter(l ->
            l.reference() instanceof Ref.UpstreamOutput o
                && upstreams.get(o.upstream()) == On.COMPLETED)
        .forEach(l ->
            findings.add(
                Code.OUTPUT_MAY_BE_ABSENT,
                l.at(),
                "the run may have failed, and then it has no outputs",
                "say what holds instead: firstOf("
                    + l.reference()
                    + ", 'instead'), or on: succeeded"));
  }
}
