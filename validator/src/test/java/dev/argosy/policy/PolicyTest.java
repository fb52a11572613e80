package dev.argosy.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.expression.Meaning;
import dev.argosy.source.MemoryTree;
import dev.argosy.validate.Validator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTest {
  private static final String PROJECT =
      "apiVersion: argosy.dev/v1\nkind: Project\nmetadata: {name: p}\nspec:\n  policy:\n";
  private static final String PIPELINE =
      "apiVersion: argosy.dev/v1\nkind: Pipeline\nmetadata: {name: p}\nspec:\n";

  private static List<String> findings(String policy, String spec) {
    Map<String, String> files =
        Map.of("argosy.yaml", PROJECT + policy.indent(4), "p.yaml", PIPELINE + spec.indent(2));
    return Validator.validate(MemoryTree.of(files), Validator.Options.all()).findings().stream()
        .map((Diagnostic d) -> d.at().file().path() + " " + d.code().id() + " " + d.message())
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "python, python:3.12, true",
    "python, docker.io/library/python:3.12, true",
    "python, python-evil:3.12, false",
    "python, evil.com/python:3.12, false",
    "registry.example.com, registry.example.com/a/b:1, true",
    "registry.example.com, registry.example.com.evil.com/a:1, false",
    "registry.example.com/ml, registry.example.com/ml/a@sha256:00, true",
    "registry.example.com/ml, registry.example.com/mlx/a:1, false",
    "localhost:5000/ml, localhost:5000/ml/a:1, true",
    "bitnami/, bitnami/redis:7, true",
    "bitnami/, bitnamix/redis:7, false",
    "quay.io/org, 'quay.io/org/${{ params.x }}:1', true",
    "quay.io/org, 'quay.io/or${{ params.x }}:1', false",
    "quay.io/org, '${{ params.x }}/quay.io/org', false",
  })
  void registries(String allowed, String image, boolean good) {
    List<String> found =
        findings(
            "registries: ['" + allowed + "']",
            "params: {x: {type: string, default: a}}\nsteps:\n  s: {container: {image: '"
                + image
                + "', command: [a]}}");
    assertThat(found.stream().anyMatch(f -> f.contains("registry-not-allowed"))).isEqualTo(!good);
  }

  @ParameterizedTest
  @CsvSource({
    "16, 16",
    "500m, 0.5",
    "1Ki, 1024",
    "1k, 1000",
    "1.5Gi, 1610612736",
    "2E, 2000000000000000000",
    "1e3, 1000",
    "1Xi, ",
    "Gi, ",
    "'', "
  })
  void quantities(String text, java.math.BigDecimal number) {
    assertThat(dev.argosy.link.Quantity.of(text).map(n -> n.stripTrailingZeros()))
        .isEqualTo(java.util.Optional.ofNullable(number).map(n -> n.stripTrailingZeros()));
  }

  @Test
  void aFieldIsForbiddenWhereverItStandsButNotInThePolicy() {
    List<String> found =
        findings(
            "forbidden: [hostNetwork, 'volumes.*.emptyDir']",
            "volumes: {v: {emptyDir: {}}}\n"
                + "steps:\n"
                + "  s:\n"
                + "    container: {image: 'a:1', command: [a]}\n"
                + "    pod: {hostNetwork: true}\n"
                + "    mounts: {v: /v}");
    assertThat(found)
        .filteredOn(f -> f.contains("field-forbidden"))
        .hasSize(2)
        .allMatch(f -> f.startsWith("p.yaml"));
  }

  @Test
  void aRuleWithAMistakeIsReportedAndFindsNothing() {
    List<String> found =
        findings(
            "checks: {c: {require: step.gpus > 0, message: m}}",
            "steps:\n  s: {container: {image: 'a:1', command: [a]}}");
    assertThat(found).singleElement().asString().startsWith("argosy.yaml ").contains("gpus");
  }

  @Test
  void whatOnlyTheRunKnowsIsNotHeldAgainstAnybody() {
    String check =
        "checks: {c: {require: 'step.kind != \"container\" || step.image == \"b:1\"', message: m}}";
    String steps = "steps:\n  s: {container: {image: '%s', command: [a]}}";
    assertThat(findings(check, steps.formatted("a:1"))).hasSize(1);
    assertThat(
            findings(check, "params: {x: {type: string}}\n" + steps.formatted("${{ params.x }}")))
        .isEmpty();
  }

  private static final String WORKFLOW =
      """
      apiVersion: argoproj.io/v1alpha1
      kind: Workflow
      metadata: {name: w, namespace: ml, labels: {team: ml}}
      spec:
        entrypoint: main
        onExit: main
        activeDeadlineSeconds: 60
        arguments: {parameters: [{name: x, value: "1"}]}
        templates:
          - name: main
            activeDeadlineSeconds: 30
            retryStrategy: {limit: "2"}
            outputs: {parameters: [{name: o, valueFrom: {path: /o}}]}
            initContainers: [{name: i, image: "evil.com/i:1", command: [i]}]
            sidecars: [{name: s, image: "good.com/s:1", command: [s], resources: {limits: {cpu: 2}}}]
            container:
              image: "good.com/{{workflow.parameters.x}}:1"
              command: [a]
              env: [{name: A, value: b}]
              resources: {requests: {cpu: 1, memory: 1Gi, nvidia.com/gpu: 1}, limits: {memory: 2Gi, nvidia.com/gpu: 1}}
      """;

  private static List<String> ofPlain(String policy) {
    Map<String, String> files =
        Map.of("argosy.yaml", PROJECT + policy.indent(4), "w.yaml", WORKFLOW);
    return Validator.validate(MemoryTree.of(files), Validator.Options.all()).findings().stream()
        .map((Diagnostic d) -> d.at() + " " + d.code().id() + " " + d.message())
        .toList();
  }

  @Test
  void limitsHoldForPlainManifestsToo() {
    assertThat(ofPlain("{registries: [good.com], labels: [team], ceilings: {cpu: 3, gpu: 1}}"))
        .containsExactly(
            "w.yaml:14:41 registry-not-allowed the image 'evil.com/i:1' is not from where the"
                + " policy allows images");
    assertThat(ofPlain("{labels: [owner], ceilings: {cpu: 2, memory: 1Gi}}"))
        .containsExactly(
            "w.yaml:3:18 label-required the Workflow 'w' has no label 'owner'",
            "w.yaml:20:37 resources-over-ceiling the pod of the template 'main' asks for more cpu"
                + " than the policy's 2",
            "w.yaml:20:48 resources-over-ceiling the pod of the template 'main' asks for more"
                + " memory than the policy's 1Gi");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "step | step.id == 'main' && step.kind == 'container'",
        "step | step.timeout == 30 && step.retries == 2 && step.cpu == 3",
        "step | step.memory == 2 && step.gpu == 1",
        "step | step.env == ['A'] && step.outputs == ['o'] && !step.daemon && !step.cached",
        "step | step.image == 'known only when it runs'",
        "pipeline | pipeline.name == 'w' && pipeline.namespace == 'ml' && pipeline.timeout == 60",
        "pipeline | pipeline.labels.team == 'ml' && pipeline.params == ['x']",
        "pipeline | pipeline.outputs == ['o'] && pipeline.steps == 1 && pipeline.hasFinally",
        "pipeline | pipeline.file == 'w.yaml' && pipeline.description == ''",
      })
  void ownChecksSeeTheFactsOfPlainManifests(String each, String holds) {
    String check = "checks: {c: {each: %s, require: \"%s\", message: m}}";
    assertThat(ofPlain(check.formatted(each, holds))).isEmpty();
    boolean known = !holds.contains("known only");
    assertThat(ofPlain(check.formatted(each, "!(" + holds + ")"))).hasSize(known ? 1 : 0);
  }

  @Test
  void theManualListsEveryFact() throws Exception {
    String manual =
        Files.readString(Path.of(System.getProperty("argosy.root", ".."), "docs/policy.md"));
    Set<String> written = new TreeSet<>();
    Matcher fact = Pattern.compile("\\| `((?:step|pipeline)\\.\\w+)`").matcher(manual);
    while (fact.find()) {
      written.add(fact.group(1));
    }
    Set<String> known = new TreeSet<>();
    for (String thing : List.of("step", "pipeline")) {
      Meaning meaning = Facts.scope(true).root().lookup().apply(thing).orElseThrow();
      ((Meaning.Namespace) meaning).known().forEach(name -> known.add(thing + "." + name));
    }
    assertThat(written).isEqualTo(known);
  }
}
