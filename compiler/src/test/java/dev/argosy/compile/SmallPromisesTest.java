package dev.argosy.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Outcome;
import dev.argosy.source.MemoryTree;
import dev.argosy.validate.Validator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Single words of the language whose lowering no example shows. */
class SmallPromisesTest {
  private static final String STEP = "{container: {image: 'alpine:3.20', command: [echo]}}";

  @Test
  void aGroupMayStopAtItsFirstFailure() {
    Compiled compiled =
        Compiled.pipeline(
            """
            steps:
              eager: {failFast: true, steps: {a: %1$s, b: %1$s, inner: {steps: {c: %1$s, d: %1$s}}}}
              patient: {steps: {a: %1$s, b: %1$s}}
            """
                .formatted(STEP));
    assertThat(compiled.map("spec templates eager dag")).doesNotContainKey("failFast");
    assertThat(compiled.map("spec templates eager-inner dag")).doesNotContainKey("failFast");
    assertThat(compiled.template("patient dag failFast")).isEqualTo(false);
  }

  @Test
  void anArgumentThatMayFailAsksWhetherItsStepRuns() {
    Compiled compiled =
        Compiled.pipeline(
            """
            params: {n: {type: integer, default: 0}}
            steps:
              maybe: {when: params.n != 0, forEach: "${{ [10 / params.n] }}", container: {image: 'alpine:3.20', command: [echo, "${{ item }}"]}}
              sure: {when: params.n != 0, forEach: "${{ [params.n * 2] }}", container: {image: 'alpine:3.20', command: [echo, "${{ item }}"]}}
            """);
    assertThat(argument(compiled, "maybe")).startsWith("{{=int(workflow.parameters['n']) != 0 ? (");
    assertThat(argument(compiled, "sure")).startsWith("{{=toJson(");
  }

  @Test
  void whatMayHaveNoValueIsAnArgumentSoThatItFails() {
    Compiled compiled =
        Compiled.pipeline(
            """
            params: {l: {type: array, items: integer, default: []}}
            steps:
              a: {script: {image: 'alpine:3.20', source: echo}, outputs: {n: integer}}
              b: {container: {image: 'alpine:3.20', command: [echo, "${{ params.l[0] }}", "${{ steps.a.outputs.n }}"]}, env: {X: "${{ steps.a.outputs.n + 1 }}"}}
              c: {python: {image: 'python:3.12', source: 'def f(): return 1'}, outputs: {n: integer}}
              d: {container: {image: 'alpine:3.20', command: [echo, "${{ steps.c.outputs.n + 1 }}"]}}
            """);
    assertThat(compiled.template("main dag tasks b arguments parameters l-value value"))
        .asString()
        .startsWith("{{=string(int(");
    assertThat(compiled.template("b container command"))
        .isEqualTo(List.of("echo", "{{inputs.parameters.l-value}}", "{{inputs.parameters.a-n}}"));
    assertThat(compiled.map("spec templates b container env X"))
        .containsEntry("value", "{{inputs.parameters.a-n-value}}");
    assertThat(compiled.template("d container command").toString()).contains("{{=string(int(");
  }

  @Test
  void noArgumentOfFinallyMayFail() {
    Compiled compiled =
        Compiled.pipeline(
            """
            steps: {a: {container: {image: 'alpine:3.20', command: [echo]}}}
            finally: {b: {container: {image: 'alpine:3.20', command: [echo]}, env: {M: "${{ run.failures[0].message }}"}}}
            """);
    assertThat(compiled.template("exit steps").toString()).doesNotContain("[0]");
    assertThat(compiled.map("spec templates finally-b container env M").get("value"))
        .asString()
        .contains("['message']");
  }

  @Test
  void anOutputThatMayHaveNoValueIsComputedByATask() {
    Compiled compiled =
        Compiled.pipeline(
            """
            steps:
              group:
                steps:
                  results: {script: {image: 'alpine:3.20', source: echo}, outputs: {n: integer}}
                outputs: {m: "${{ steps.results.outputs.n + 1 }}", n: "${{ steps.results.outputs.n }}"}
              loop: {forEach: [1], script: {image: 'alpine:3.20', source: echo}, outputs: {n: integer, t: string}}
            """);
    assertThat(compiled.template("group outputs parameters m valueFrom parameter"))
        .isEqualTo("{{tasks.results-2.outputs.parameters.m}}");
    assertThat(compiled.template("group outputs parameters n valueFrom parameter"))
        .isEqualTo("{{tasks.results.outputs.parameters.n}}");
    assertThat(compiled.template("group dag tasks results-2 depends"))
        .isEqualTo("results.Succeeded");
    assertThat(compiled.map("spec templates loop dag tasks results"))
        .containsEntry("depends", "(item.Succeeded || item.Skipped)");
    assertThat(compiled.map("spec templates loop outputs parameters t valueFrom"))
        .containsKey("expression");
  }

  private static String argument(Compiled compiled, String task) {
    return (String)
        compiled.template("main dag tasks " + task + " arguments parameters items value");
  }

  @Test
  void whatFinallyMountsIsThereAlready() {
    Compiled compiled =
        Compiled.pipeline(
            """
            params: {size: {type: string, default: 1Gi}}
            volumes: {w: {size: "${{ params.size }}"}}
            steps: {a: {container: {image: 'alpine:3.20', command: [echo]}, mounts: {w: /w}}}
            finally: {b: {container: {image: 'alpine:3.20', command: [echo]}, mounts: {w: /w}}}
            """);
    assertThat(compiled.map("spec templates main dag tasks a")).containsKey("depends");
    assertThat(compiled.map("spec templates exit dag tasks b")).doesNotContainKey("depends");
    assertThat(compiled.template("exit dag tasks delete-w depends")).asString().contains("b.");
  }

  @Test
  void anOutputMayBeATextWithExpressions() {
    Compiled compiled =
        Compiled.pipeline(
            """
            params: {n: {type: integer, default: 0}}
            steps: {a: {container: {image: 'alpine:3.20', command: [echo]}, outputs: {v: integer}}}
            outputs: {t: "v${{ steps.a.outputs.v }} of ${{ params.n }}"}
            """);
    assertThat(compiled.template("main outputs parameters t valueFrom expression"))
        .asString()
        .contains("'v' + string(", "' of '");
  }

  @Test
  void anInputThatAProgramOpensByItsPathIsUsed() {
    String files =
        """
        apiVersion: argosy.dev/v1
        kind: Component
        metadata: {name: c}
        spec:
          inputs: {model: Artifact, model-2: Artifact}
          script: {image: 'alpine:3.20', source: %s}
          resources: {cpu: 1, memory: 1Gi}
        """;
    assertThat(Compiled.messages(found(files.formatted("cat /argosy/inputs/model-2/x"))))
        .contains("unused nothing uses the input 'model'")
        .doesNotContain("model-2");
    assertThat(found(files.formatted("ls /argosy/inputs"))).isEmpty();
  }

  @Test
  void whatAPersonIsAskedStandsThereAsItIsWritten() {
    Compiled compiled =
        Compiled.pipeline("steps: {ask: {approval: {message: \"Go, 'now' {{x}}?\"}}}");
    assertThat(compiled.template("main dag tasks ask arguments parameters message value"))
        .isEqualTo("Go, 'now' { {x}}?");
  }

  private static final String PROJECT =
      """
      apiVersion: argosy.dev/v1
      kind: Project
      metadata: {name: p}
      spec:
        vars: {long: {type: string, default: 2h}, tries: {type: integer, default: 3}}
        defaults: {resources: {cpu: 1, memory: 1Gi}, serviceAccount: "runs-${{ vars.tries }}"}
        environments: {prod: {vars: {long: %s, tries: 1}}}
      ---
      apiVersion: argosy.dev/v1
      kind: Pipeline
      metadata: {name: p}
      spec:
        timeout: "${{ vars.long }}"
        steps: {a: {container: {image: 'alpine:3.20', command: [echo]}, retry: "${{ vars.tries }}"}}
      """;

  @Test
  void varsStandWhereNothingElseIsKnown() {
    Compiled prod =
        Compiled.read(compiled("30m", Optional.of("prod")).value().orElseThrow().getFirst().yaml());
    assertThat(prod.at("spec activeDeadlineSeconds")).isEqualTo(1800);
    assertThat(prod.at("spec serviceAccountName")).isEqualTo("runs-1");
    assertThat(prod.template("a retryStrategy limit")).isEqualTo(1);
  }

  /** Each environment is looked at; what is wrong in one is told where the var is asked. */
  @Test
  void whatAVarGivesIsHeldAgainstItsPlace() {
    assertThat(found(PROJECT.formatted("soon")))
        .singleElement()
        .satisfies(d -> {
          assertThat(d.at().span().line()).isEqualTo(13);
          assertThat(d.message())
              .isEqualTo("'timeout' must be a duration such as 90s, 15m, 1h30m or 7d, not 'soon'");
          assertThat(d.hint()).isEqualTo("it is 'soon' here, by its vars");
        });
  }

  private static Outcome<List<Manifest>> compiled(String time, Optional<String> environment) {
    Validator.Options options = Validator.Options.of(environment, List.of(), false);
    return Compiler.compile(
        MemoryTree.of(Map.of("argosy.yaml", PROJECT.formatted(time))),
        new Compiler.Options(options, false));
  }

  private static List<Diagnostic> found(String text) {
    return Validator.validate(
            MemoryTree.of(Map.of("argosy.yaml", text)),
            Validator.Options.all().forEveryEnvironment())
        .findings();
  }
}
