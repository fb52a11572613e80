package dev.argosy.sync.trigger;

import dev.argosy.compile.Compilation;
import dev.argosy.compile.Compiler;
import dev.argosy.compile.trigger.PlannedRun;
import dev.argosy.compile.trigger.TriggerPlan;
import dev.argosy.diagnostic.Outcome;
import dev.argosy.source.MemoryTree;
import java.util.Map;

/** Plans that are compiled from text: two upstreams, and a run configuration that tests choose. */
final class Plans {
  private static final String UPSTREAMS =
      """
      apiVersion: argosy.dev/v1
      kind: Pipeline
      metadata: {name: data, namespace: up}
      spec:
        steps:
          make:
            python: {image: "python:3.12", source: "def make(): return 3"}
            outputs: {rows: integer}
        outputs: {rows: "${{ steps.make.outputs.rows }}"}
      ---
      apiVersion: argosy.dev/v1
      kind: RunConfiguration
      metadata: {name: a, namespace: up}
      spec: {pipeline: data, triggers: {schedules: [{cron: "0 1 * * *", timezone: Etc/UTC}]}}
      ---
      apiVersion: argosy.dev/v1
      kind: RunConfiguration
      metadata: {name: b, namespace: up}
      spec: {pipeline: data, triggers: {schedules: [{cron: "0 2 * * *", timezone: Etc/UTC}]}}
      """;

  private static final String PIPELINE =
      """
      ---
      apiVersion: argosy.dev/v1
      kind: Pipeline
      metadata: {name: down, namespace: down}
      spec:
        params: {a: {type: string, default: ""}, b: {type: string, default: ""}, since: {type: string, default: ""}}
        steps:
          one: {container: {image: "alpine:3.20", command: [echo, "%s"], args: ["${{ params.a }}", "${{ params.b }}", "${{ params.since }}"]}}
      ---
      apiVersion: argosy.dev/v1
      kind: RunConfiguration
      metadata: {name: down, namespace: down}
      spec:
      """;

  private Plans() {}

  /**
   * @param text of the pipeline's only step: another one is another version
   * @param spec of the run configuration {@code down/down}
   */
  static TriggerPlan of(String text, String spec) {
    return of(text, spec, "down");
  }

  /**
   * @param namespace in place of {@code down}
   */
  static TriggerPlan of(String text, String spec, String namespace) {
    String file =
        UPSTREAMS
            + PIPELINE.formatted(text).replace("namespace: down", "namespace: " + namespace)
            + spec.indent(2);
    Outcome<Compilation> compiled =
        Compiler.compileAll(MemoryTree.of(Map.of("all.yaml", file)), Compiler.Options.all());
    return compiled
        .value()
        .filter(c -> !compiled.hasErrors())
        .orElseThrow(() -> new AssertionError(compiled.findings().toString()))
        .triggers();
  }

  static PlannedRun down(TriggerPlan plan) {
    return plan.runs().stream().filter(r -> r.name().equals("down")).findFirst().orElseThrow();
  }
}
