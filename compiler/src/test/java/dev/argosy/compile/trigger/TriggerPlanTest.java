package dev.argosy.compile.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.compile.Compilation;
import dev.argosy.compile.Compiler;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Outcome;
import dev.argosy.schedule.Window;
import dev.argosy.source.MemoryTree;
import dev.argosy.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the compiler plans is what the agent reads and computes with. */
class TriggerPlanTest {
  private static final Instant TIME = Instant.parse("2026-03-01T01:00:00Z");
  private static final Window.Span DAY =
      new Window.Span(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-03-02T00:00:00Z"));

  private static final String TYPES =
      """
      apiVersion: argosy.dev/v1
      kind: Pipeline
      metadata: {name: types}
      spec:
        params:
          text: {type: string, default: x}
          count: {type: integer, default: 1}
          tree: {type: object, default: {}}
          list: {type: array, default: []}
        steps:
          a:
            container: {image: "a:1", command: [a]}
            outputs: {text: string, count: integer, share: number, ok: boolean, list: {type: array, items: {type: integer}}, in: string, m: Model}
        outputs:
          text: ${{ steps.a.outputs.text }}
          count: ${{ steps.a.outputs.count }}
          share: ${{ steps.a.outputs.share }}
          ok: ${{ steps.a.outputs.ok }}
          list: ${{ steps.a.outputs.list }}
          m: ${{ steps.a.outputs.m }}
      ---
      apiVersion: argosy.dev/v1
      kind: Project
      metadata: {name: p}
      spec:
        vars: {least: {type: integer, default: -5}, names: {type: array, default: ["it's", b]}}
        artifacts: {uri: "s3://bucket"}
      ---
      apiVersion: argosy.dev/v1
      kind: RunConfiguration
      metadata: {name: up}
      spec: {pipeline: types, triggers: {schedules: [{cron: "0 3 * * *"}]}}
      """;

  private static Outcome<Compilation> compile(Map<String, String> files) {
    return Compiler.compileAll(MemoryTree.of(files), Compiler.Options.all());
  }

  private static TriggerPlan plan(Map<String, String> files) {
    Outcome<Compilation> outcome = compile(files);
    return outcome
        .value()
        .orElseThrow(() -> new AssertionError(outcome.findings().toString()))
        .triggers();
  }

  /** The run configuration {@code down}, whose spec has these further lines. */
  private static PlannedRun down(String spec) {
    String head =
        "apiVersion: argosy.dev/v1\n"
            + "kind: RunConfiguration\n"
            + "metadata: {name: down}\n"
            + "spec:\n"
            + "  pipeline: types\n";
    return plan(Map.of("argosy.yaml", TYPES, "down.yaml", head + spec.indent(2)))
        .run("down")
        .orElseThrow();
  }

  private static Map<String, String> example(String name) throws IOException {
    Path folder = Path.of(System.getProperty("argosy.root"), "examples", name);
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path file : paths.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    return files;
  }

  private static UpstreamRun run(Map<String, String> outputs) {
    return new UpstreamRun("up-1", "uid-1", TIME, TIME, TIME.plusSeconds(60), outputs);
  }

  private static Evaluation.Params params(PlannedRun plan, Map<String, String> outputs) {
    return Evaluation.params(plan, Map.of("u", run(outputs)), Optional.empty());
  }

  private static TriggerPlan read(String json) {
    Outcome<TriggerPlan> read = PlanReader.read(new SourceFile("plan.json", json));
    return read.value().orElseThrow(() -> new AssertionError(read.findings().toString()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"penguin-dependency", "and-join", "profiles"})
  void isReadAsItWasWritten(String example) throws IOException {
    TriggerPlan plan = plan(example(example));
    assertThat(plan.runs()).isNotEmpty();
    assertThat(read(plan.toJson())).isEqualTo(plan);
    assertThat(read(plan.toJson()).toJson()).isEqualTo(plan.toJson());
  }

  @Test
  void aJoinedRunGetsTheKeysAndTheWindow() throws IOException {
    PlannedRun features = read(plan(example("and-join")).toJson()).run("training/features").get();
    Map<String, UpstreamRun> joined =
        Map.of(
            "orders", run(Map.of("data", "sales/o1/export/data", "rows", "2")),
            "clicks", run(Map.of("data", "web/c1/export/data")));
    assertThat(features.window().orElseThrow().of(TIME)).isEqualTo(DAY);
    assertThat(Evaluation.params(features, joined, Optional.of(DAY)).arguments())
        .isEqualTo(
            Map.of(
                "orders", "sales/o1/export/data",
                "clicks", "web/c1/export/data",
                "from", "2026-03-01T00:00:00Z",
                "to", "2026-03-02T00:00:00Z"));
    assertThat(Evaluation.counts(features, "orders", run(Map.of("rows", "1")))).isTrue();
    assertThat(Evaluation.counts(features, "orders", run(Map.of("rows", "0")))).isFalse();
    assertThat(Evaluation.counts(features, "clicks", run(Map.of()))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          text: "${{ upstream.u.outputs.text }}"                        ~ a "q" \\ 'x' é😀
          text: "<${{ upstream.u.outputs.share }}> $$ ${{ vars.least }}"   ~ <0.5> $$ -5
          text: "${{ upstream.u.outputs.ok ? 'y' : vars.names[0] }}"    ~ it's
          text: "${{ upstream.u.outputs.m.uri }}"                       ~ s3://bucket/ns/run/m
          text: "${{ upstream.u.run.name }} ${{ upstream.u.run.id }}"   ~ up-1 uid-1
          text: "${{ upstream.u.run.scheduledTime }}"                   ~ 2026-03-01T01:00:00Z
          text: "${{ upstream.u.run.finishedAt }}"                      ~ 2026-03-01T01:01:00Z
          count: "${{ upstream.u.outputs.count + vars.least }}"         ~ 9007199254740988
          count: "${{ size(upstream.u.outputs.list) }}"                 ~ 3
          list: ["${{ upstream.u.outputs.count }}", 1, "x"]             ~ [9007199254740993,1,"x"]
          list: "${{ upstream.u.outputs.list }}"                        ~ [1,2,3]
          tree: {a: {b: "${{ upstream.u.outputs.text }}"}, c: null}     ~ {"a":{"b":"a \\"q\\" \\\\ 'x' é😀"},"c":null}
          """)
  void paramsAreComputedFromTextsOfArgo(String param, String expected) {
    PlannedRun down = down("params: {%s}\ntriggers: {upstream: {u: up}}\n".formatted(param));
    PlannedRun again = read(new TriggerPlan(List.of(down)).toJson()).runs().getFirst();
    assertThat(again).isEqualTo(down);
    Map<String, String> outputs =
        Map.of(
            "text", "a \"q\" \\ 'x' é😀",
            "count", "9007199254740993",
            "share", "0.5",
            "ok", "False",
            "list", "[1, 2, 3]",
            "m", "ns/run/m");
    Evaluation.Params params = params(again, outputs);
    assertThat(params.problems()).isEmpty();
    assertThat(params.arguments().values()).containsExactly(expected);
  }

  @Test
  void whatARunLacksAndWhatArgoWouldReplaceAreProblems() {
    PlannedRun down =
        down(
            "params: {text: \"${{ upstream.u.outputs.text }}\", count: \"${{"
                + " upstream.u.outputs.count }}\"}\n"
                + "triggers: {upstream: {u: up}}\n");
    assertThat(params(down, Map.of("text", "{{workflow.name}}", "count", "many")).problems())
        .containsOnlyKeys("text", "count");
    assertThat(params(down, Map.of("text", "x")).problems()).containsOnlyKeys("count");
    assertThat(params(down, Map.of("text", "x")).arguments()).isEmpty();
  }

  @Test
  void aRunIsNamedAfterItsCause() {
    PlannedRun down = down("triggers: {onChange: [params, pipeline]}\n");
    Cause change = down.change().orElseThrow();
    assertThat(change.runName("down")).matches("down-[0-9a-f]{10}");
    assertThat(new Cause.Upstreams(Map.of("a", "1", "b", "2")).runName("down"))
        .isEqualTo(new Cause.Upstreams(Map.of("b", "2", "a", "1")).runName("down"))
        .isNotEqualTo(new Cause.Upstreams(Map.of("a", "2", "b", "1")).runName("down"));
    assertThat(new Cause.WindowFilled(DAY.start()).runName("down"))
        .isNotEqualTo(new Cause.WindowFilled(DAY.end()).runName("down"));
  }

  @Test
  void aChangedParamIsACauseWhereParamsAreNamed() {
    String spec = "params: {count: %d, text: \"%s\"}\ntriggers: {onChange: [%s]}\n";
    Optional<Cause.Change> before = down(spec.formatted(1, "a", "params")).change();
    assertThat(down(spec.formatted(1, "a", "params")).change()).isEqualTo(before);
    assertThat(down(spec.formatted(2, "a", "params")).change()).isNotEqualTo(before);
    assertThat(down("params: {text: a, count: 1}\ntriggers: {onChange: [params]}\n").change())
        .isEqualTo(before);
    assertThat(down(spec.formatted(2, "a", "pipeline")).change())
        .isEqualTo(down(spec.formatted(3, "a", "pipeline")).change())
        .isNotEqualTo(before);
    assertThat(down("triggers: {upstream: {u: up}}\n").change()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"version\": \"argosy.dev/triggers/v9\", \"runs\": []}",
        "{\"version\": \"argosy.dev/triggers/v1\", \"runs\": {}}",
        "{\"version\": \"argosy.dev/triggers/v1\", \"runs\": [1]}",
        "{\"version\": \"argosy.dev/triggers/v1\", \"runs\": [{\"name\": \"x\"}]}",
        "{\"version\":"
      })
  void whatIsNoPlanIsRefusedAtItsPlace(String text) {
    Outcome<TriggerPlan> read = PlanReader.read(new SourceFile("plan.json", text));
    assertThat(read.value()).isEmpty();
    assertThat(read.findings()).anyMatch(Diagnostic::isError);
  }
}
