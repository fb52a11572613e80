package dev.argosy.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.source.MemoryTree;
import dev.argosy.validate.Validator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What run configurations become, and how long and large it may be. */
class RunsTest {
  private static final String PIPELINE =
      """
      apiVersion: argosy.dev/v1
      kind: Pipeline
      metadata: {name: p}
      spec:
        params: {n: {type: integer, default: 1, maximum: 9}, v: {type: string, default: x}, m: {type: Model, default: key}}
        steps:
          a: {container: {image: "a:1", command: [a, "${{ params.n }}", "${{ params.v }}", "${{ params.m.path }}"]}, outputs: {m: Model, n: integer}}
        outputs: {m: "${{ steps.a.outputs.m }}", n: "${{ steps.a.outputs.n }}"}
      """;

  private static String run(String name, String spec) {
    return "apiVersion: argosy.dev/v1\nkind: RunConfiguration\nmetadata: {name: "
        + name
        + "}\nspec:\n  pipeline: p\n"
        + spec.indent(2);
  }

  private static Map<String, String> files(String... runs) {
    Map<String, String> files = new LinkedHashMap<>(Map.of("p.yaml", PIPELINE));
    for (int i = 0; i < runs.length; i++) {
      files.put("r" + i + ".yaml", runs[i]);
    }
    return files;
  }

  private static List<Compiled> crons(String spec) {
    return Compiled.manifests(files(run("r", spec))).stream()
        .filter(m -> m.kind().equals("CronWorkflow"))
        .map(m -> Compiled.read(m.yaml()))
        .toList();
  }

  private static List<Diagnostic> findings(String... runs) {
    return Compiler.compile(MemoryTree.of(files(runs)), Compiler.Options.all()).findings();
  }

  private static List<String> messages(String... runs) {
    return findings(runs).stream().map(d -> d.at() + " " + d.code().id()).toList();
  }

  @Test
  void schedulesOfOneZoneAndPeriodAreOneCronWorkflow() {
    List<Compiled> crons =
        crons(
            """
            triggers:
              schedules:
                - {cron: "0 3 * * *"}
                - {cron: "0 4 * * *", timezone: Asia/Tokyo}
                - {cron: "0 5 * * *"}
                - {cron: "0 6 * * *", end: 2030-01-01T00:00:00+01:00}
            """);
    assertThat(crons)
        .extracting(c -> c.at("metadata name"), c -> c.at("spec schedules"))
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("r", List.of("0 3 * * *", "0 5 * * *")),
            org.assertj.core.groups.Tuple.tuple("r-2", List.of("0 4 * * *")),
            org.assertj.core.groups.Tuple.tuple("r-3", List.of("0 6 * * *")));
    assertThat(crons).allSatisfy(c -> assertThat(c.at("spec suspend")).isEqualTo(false));
    assertThat(crons.getLast().at("spec when"))
        .isEqualTo("{{= now() < date('2029-12-31T23:00:00Z') }}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          Forbid  ~ schedules: [{cron: "0 3 * * *"}]                                          ~ false
          Forbid  ~ schedules: [{cron: "0 3 * * *"}], onChange: [pipeline]                    ~ true
          Replace ~ schedules: [{cron: "0 3 * * *"}], onChange: [pipeline]                    ~ true
          Allow   ~ schedules: [{cron: "0 3 * * *"}], onChange: [pipeline]                    ~ false
          Forbid  ~ schedules: [{cron: "0 3 * * *"}, {cron: "0 3 * * *", timezone: Asia/Tokyo}] ~ true
          """)
  void aMutexKeepsApartWhatOneCronWorkflowCannot(String policy, String triggers, boolean held) {
    Compiled cron = crons("triggers: {" + triggers + "}\nconcurrencyPolicy: " + policy).getFirst();
    assertThat(cron.map("spec workflowSpec").containsKey("synchronization")).isEqualTo(held);
    if (held) {
      assertThat(cron.at("spec workflowSpec synchronization mutexes 0 name")).isEqualTo("argosy-r");
    }
  }

  @Test
  void theVersionOfThePipelineIsAnArgumentLikeAnyOther() {
    Compiled cron =
        crons(
                "params: {v: \"${{ pipeline.name }}-${{ pipeline.version }}\"}\n"
                    + "triggers: {schedules: [{cron: '0 3 * * *'}]}")
            .getFirst();
    assertThat(cron.at("spec workflowSpec arguments parameters v value"))
        .asString()
        .matches("p-[0-9a-f]{12}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"onChange: [pipeline]", "schedules: [{cron: '0 3 * * *'}]"})
  void aNameMustLeaveRoomForThatOfItsRuns(String triggers) {
    String spec = "triggers: {" + triggers + "}";
    assertThat(findings(run("n".repeat(52), spec))).isEmpty();
    assertThat(findings(run("n".repeat(53), spec)))
        .extracting(Diagnostic::code)
        .containsExactly(Code.NAME_TOO_LONG);
    assertThat(findings(run("n".repeat(53), spec)))
        .allMatch(d -> d.message().contains("n".repeat(53)));
  }

  @Test
  void theNumberOfASecondCronWorkflowCountsToo() {
    String spec =
        "triggers: {schedules: [{cron: '0 3 * * *'}, {cron: '0 3 * * *', timezone: Asia/Tokyo}]}";
    assertThat(findings(run("n".repeat(50), spec))).isEmpty();
    assertThat(findings(run("n".repeat(51), spec)))
        .extracting(Diagnostic::message)
        .containsExactly(
            "the CronWorkflow would be called '%s-2': 53 characters, at most 52 are allowed"
                .formatted("n".repeat(51)));
  }

  @ParameterizedTest
  @CsvSource({"300000, ''", "500000, SPEC_LARGE", "1200000, SPEC_TOO_LARGE"})
  void largeObjectsAreWarnedOfAndTooLargeOnesRefused(int size, String code) {
    Map<String, String> files = new HashMap<>();
    StringBuilder steps = new StringBuilder();
    for (int i = 0; i < 2; i++) {
      steps.append("    s%d: {script: {image: 'a:1', file: s%d.sh}}\n".formatted(i, i));
      files.put("s" + i + ".sh", ("echo " + i + "x".repeat(993) + "\n").repeat(size / 2000));
    }
    files.put(
        "p.yaml",
        "apiVersion: argosy.dev/v1\nkind: Pipeline\nmetadata: {name: p}\nspec:\n  steps:\n"
            + steps);
    assertThat(Compiler.compile(MemoryTree.of(files), Compiler.Options.all()).findings())
        .extracting(d -> d.code().name())
        .isEqualTo(code.isEmpty() ? List.of() : List.of(code));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          params: {n: "${{ upstream.u.outputs.nn }}"}        ~ r1.yaml:6:39 unknown-name
          params: {n: "${{ upstream.u.outputs.m }}"}         ~ r1.yaml:6:15 type-mismatch
          params: {m: "${{ upstream.u.outputs.n }}"}         ~ r1.yaml:6:15 type-mismatch
          params: {v: "${{ upstream.u.outputs.m.path }}"}    ~ r1.yaml:6:20 artifact-path
          params: {v: "${{ upstream.u.outputs.m.uri }}"}     ~ r1.yaml:6:20 missing-key
          params: {v: "${{ upstream.other.outputs.m }}"}     ~ r1.yaml:6:29 unknown-name
          params: {v: "${{ window.start }}"}                 ~ r1.yaml:6:20 unknown-name
          params: {v: "${{ run.name }}"}                     ~ r1.yaml:6:20 unknown-name
          params: {m: 5}                                     ~ r1.yaml:6:15 type-mismatch
          params: {n: 10}                                    ~ r1.yaml:6:15 constraint
          params: {n: "${{ 4 + 6 }}"}                        ~ r1.yaml:6:15 constraint
          params: {v: "${{ upstream.u.outputs.n }} {{ x"}    ~ r1.yaml:6:15 invalid-value
          params: {v: "{{workflow.name}}"}                   ~ r1.yaml:6:15 invalid-value
          """)
  void paramsOfARunAreChecked(String params, String expected) {
    assertThat(
            messages(
                run("up", "triggers: {schedules: [{cron: '0 3 * * *'}]}"),
                run("down", params + "\ntriggers: {upstream: {u: up}}")))
        .containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          upstream: {u: {runConfiguration: up, when: upstream.u.outputs.n}}                  ~ type-mismatch
          upstream: {u: {runConfiguration: up, when: upstream.v.outputs.n > 0}}              ~ unknown-name
          upstream: {u: {runConfiguration: up, on: failed, when: upstream.u.outputs.n > 0}}  ~ unknown-name
          upstream: {u: {runConfiguration: up, on: completed, when: upstream.u.outputs.n > 0}} ~ output-may-be-absent
          upstream: {u: {runConfiguration: up, on: ended}}                                   ~ invalid-value
          upstream: {u: up}, join: any, window: {every: 1d}                                  ~ invalid-value
          upstream: {u: up}, window: {every: 5h}                                             ~ invalid-value
          upstream: {u: up}, window: {every: 1d, timezone: Nowhere}                          ~ invalid-timezone
          upstream: {u: up}, join: both                                                      ~ invalid-value
          onChange: [pipeline], join: all                                                    ~ missing-key
          onChange: [pipeline], window: {every: 1d}                                          ~ missing-key
          onChange: [code]                                                                   ~ invalid-value
          upstream: {u: a/b/c}                                                               ~ invalid-value
          """)
  void triggersAreChecked(String triggers, String code) {
    assertThat(
            findings(
                run("up", "triggers: {schedules: [{cron: '0 3 * * *'}]}"),
                run("down", "triggers: {" + triggers + "}")))
        .extracting(d -> d.code().id())
        .containsExactly(code);
  }

  @Test
  void anArtifactIsGivenByItsKey() {
    assertThat(
            crons("params: {m: some/key}\ntriggers: {schedules: [{cron: '0 3 * * *'}]}")
                .getFirst()
                .at("spec workflowSpec arguments parameters m value"))
        .isEqualTo("some/key");
  }

  @Test
  void aRunThatMayHaveFailedIsReadWithFirstOf() {
    assertThat(
            messages(
                run("up", "triggers: {schedules: [{cron: '0 3 * * *'}]}"),
                run(
                    "down",
                    "params: {n: \"${{ firstOf(upstream.u.outputs.n, 3) }}\"}\n"
                        + "triggers: {upstream: {u: {runConfiguration: up, on: completed}}}")))
        .isEmpty();
  }

  @Test
  void aProjectSetsHowBadAWarningIs() {
    Map<String, String> files = files(run("idle", "params: {n: 2}"));
    files.put(
        "argosy.yaml",
        "apiVersion: argosy.dev/v1\nkind: Project\nmetadata: {name: p}\nspec: {rules: {no-trigger: error}}\n");
    assertThat(Compiler.compile(MemoryTree.of(files), Compiler.Options.all()).findings())
        .singleElement()
        .matches(Diagnostic::isError)
        .extracting(Diagnostic::code)
        .isEqualTo(Code.NO_TRIGGER);
  }

  @Test
  void namespacesOfAnEnvironmentHoldForUpstreamsToo() {
    Map<String, String> files = files(run("up", "triggers: {onChange: [pipeline]}"));
    files.put("down.yaml", run("down", "triggers: {upstream: {u: data/up}}"));
    files.put(
        "argosy.yaml",
        "apiVersion: argosy.dev/v1\nkind: Project\nmetadata: {name: p}\nspec:\n  namespace: data\n"
            + "  environments: {staging: {namespaces: {data: data-staging}, suspend: true}}\n");
    Compiler.Options staging =
        new Compiler.Options(Validator.Options.of(Optional.of("staging"), List.of(), false), false);
    Compilation compiled = Compiler.compileAll(MemoryTree.of(files), staging).value().orElseThrow();
    assertThat(compiled.triggers().startedBy("data-staging/up"))
        .singleElement()
        .satisfies(r -> {
          assertThat(r.id()).isEqualTo("data-staging/down");
          assertThat(r.suspend()).isTrue();
        });
  }
}
