package dev.argosy.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Fix;
import dev.argosy.fix.Fixing;
import dev.argosy.source.MemoryTree;
import dev.argosy.validate.Validator;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Manifests are found in any folder and any file, with no project, and refer to each other. */
class PlainManifestsTest {
  private static final String WRONG =
      """
      apiVersion: argoproj.io/v1alpha1
      kind: Workflow
      metadata: {generateName: a-}
      spec:
        entrypoint: mian
        templates: [{name: main, suspend: {}}]
      """;
  private static final String SHARED =
      """
      apiVersion: argoproj.io/v1alpha1
      kind: WorkflowTemplate
      metadata: {name: shared}
      spec:
        templates:
          - name: greet
            inputs: {parameters: [{name: who}]}
            container: {image: "alpine:3.20", command: [echo, "{{inputs.parameters.who}}"]}
      """;
  private static final String USER =
      """
      apiVersion: argoproj.io/v1alpha1
      kind: Workflow
      metadata: {generateName: b-}
      spec:
        entrypoint: main
        templates:
          - name: main
            steps: [[{name: a, templateRef: {name: shared, template: greet}}]]
      """;

  private static List<String> codes(Map<String, String> files) {
    Map<String, byte[]> bytes = new LinkedHashMap<>();
    files.forEach((path, text) -> bytes.put(path, text.getBytes(StandardCharsets.UTF_8)));
    return Validator.validate(MemoryTree.ofBytes(bytes), Validator.Options.all())
        .findings()
        .stream()
        .map(PlainManifestsTest::line)
        .toList();
  }

  private static String line(Diagnostic finding) {
    return finding.at() + " " + finding.code().id();
  }

  @Test
  void everyDocumentOfAFileIsChecked() {
    assertThat(codes(Map.of("deep/down/all.yml", WRONG + "---\n" + WRONG)))
        .containsExactly(
            "deep/down/all.yml:5:15 argo-unknown-template",
            "deep/down/all.yml:12:15 argo-unknown-template");
  }

  @Test
  void itemsOfAListAreChecked() {
    String list = "apiVersion: v1\nkind: List\nitems:\n- " + WRONG.strip().replace("\n", "\n  ");
    assertThat(codes(Map.of("list.yaml", list)))
        .containsExactly("list.yaml:8:17 argo-unknown-template");
  }

  @Test
  void aReferenceIsFollowedIntoAnotherFile() {
    assertThat(codes(Map.of("a/shared.yaml", SHARED, "b/user.yaml", USER)))
        .containsExactly("b/user.yaml:8:23 argo-input-missing");
  }

  @Test
  void aTemplateThatIsNotHereMayBeInTheCluster() {
    assertThat(codes(Map.of("user.yaml", USER))).isEmpty();
  }

  @Test
  void aTemplateOfAnotherNamespaceIsNotMeant() {
    String elsewhere = SHARED.replace("name: shared}", "name: shared, namespace: one}");
    String user = USER.replace("generateName: b-}", "generateName: b-, namespace: two}");
    assertThat(codes(Map.of("shared.yaml", elsewhere, "user.yaml", user))).isEmpty();
  }

  @Test
  void chartsAreNotManifests() {
    String chart = WRONG.replace("a-}", "{{ .Release.Name }}-a}");
    assertThat(codes(Map.of("templates/chart.yaml", chart))).isEmpty();
  }

  @Test
  void bracesOfOtherLanguagesAreNoChart() {
    String script = WRONG.replace("suspend: {}", "script: {image: \"a:1\", source: \"{{.Name}}\"}");
    assertThat(codes(Map.of("script.yaml", script)))
        .containsExactly("script.yaml:5:15 argo-unknown-template");
  }

  @Test
  void objectsOfOtherProgramsAreNoManifests() {
    String application =
        "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec: {x: 1}\n";
    String other =
        "apiVersion: example.com/v1\nkind: Workflow\nmetadata: {name: a}\nspec: {x: 1}\n";
    assertThat(codes(Map.of("app.yaml", application, "other.yaml", other))).isEmpty();
  }

  @Test
  void whatArgosyWroteIsRight() {
    String generated =
        WRONG.replace("{generateName: a-}", "{generateName: a-, labels: {argosy.dev/pipeline: a}}");
    assertThat(codes(Map.of("out.yaml", generated))).isEmpty();
  }

  @Test
  void theLineOfArgoIsTheProjects() {
    String cron =
        """
        apiVersion: argoproj.io/v1alpha1
        kind: CronWorkflow
        metadata: {name: c}
        spec:
          schedule: "0 3 * * *"
          workflowSpec: {entrypoint: main, templates: [{name: main, suspend: {}}]}
        """;
    String project =
        "apiVersion: argosy.dev/v1\nkind: Project\nmetadata: {name: p}\nspec: {argo: \"3.7\"}\n";
    assertThat(codes(Map.of("cron.yaml", cron))).containsExactly("cron.yaml:5:3 unknown-key");
    assertThat(codes(Map.of("argosy.yaml", project, "flows/cron.yaml", cron))).isEmpty();
  }

  /** One mistake is one finding, at its place, and none hides another. */
  @Test
  void mistakesInOneFileAreAllFound() {
    String text =
        """
        apiVersion: argoproj.io/v1alpha1
        kind: CronWorkflow
        metadata: {name: c}
        spec:
          schedule: "0 3 * * *"
          concurencyPolicy: Forbid
          workflowSpec:
            entrypoint: main
            podMetadata: {labels: {run: "{{workflow.nmae}}"}}
            templates:
              - name: main
                dag:
                  tasks:
                    - {name: a, template: work, dependencies: [b]}
                    - {name: b, template: wrok, dependencies: [a, z]}
                    -
              - name: work
                retryStrategy: {limit: 3, retryPolicy: OnFailed}
                container:
                  image: alpine:3.20
                  command: [echo, 5]
                  args: ["{{inputs.parameters.x}}"]
                  resources: {requests: {memory: 2GB}}
                outputs: {parameters: [{name: o, valueFrom: {pth: /o}}]}
        """;
    assertThat(codes(Map.of("c.yaml", text)))
        .containsExactly(
            "c.yaml:5:3 unknown-key",
            "c.yaml:6:3 unknown-key",
            "c.yaml:9:36 argo-unknown-variable",
            "c.yaml:14:22 dependency-cycle",
            "c.yaml:15:35 argo-unknown-template",
            "c.yaml:15:59 argo-depends",
            "c.yaml:16:14 wrong-type",
            "c.yaml:18:48 invalid-value",
            "c.yaml:21:27 wrong-type",
            "c.yaml:22:21 argo-unknown-variable",
            "c.yaml:23:42 wrong-type",
            "c.yaml:24:54 unknown-key");
  }

  @Test
  void fieldsOfOldAreWrittenAnew() {
    String text =
        """
        apiVersion: argoproj.io/v1alpha1
        kind: CronWorkflow
        metadata: {name: c}
        spec:
          schedule: "0 3 * * *"
          workflowSpec:
            entrypoint: main
            synchronization:
              mutex:
                name: one # of all
                namespace: ops
            templates:
              - name: main
                synchronization: {semaphore: {configMapKeyRef: {name: locks, key: gpu}}}
                contaner: {image: "alpine:3.20", command: [sleep, 5]}
        """;
    Fixing.Result result =
        Fixing.of(
            MemoryTree.of(Map.of("c.yaml", text)),
            tree -> Validator.validate(tree, Validator.Options.all()).findings(),
            finding -> finding.fix().filter(Fix::safe).isPresent());
    assertThat(new String(result.changed().get("c.yaml"), StandardCharsets.UTF_8))
        .isEqualTo(
            text.replace("schedule: \"0 3 * * *\"", "schedules: [\"0 3 * * *\"]")
                .replace("      mutex:\n        name:", "      mutexes:\n        - name:")
                .replace("        namespace: ops", "          namespace: ops")
                .replace("semaphore: {configMap", "semaphores: [{configMap")
                .replace("key: gpu}}}", "key: gpu}}]}")
                .replace("contaner", "container")
                .replace("sleep, 5", "sleep, \"5\""));
    assertThat(result.findings()).isEmpty();
  }

  /** What people write in the manifests of their repositories, each said once, with a way out. */
  @Test
  void hintsNameThePlaceThatIsMeant() {
    String text =
        """
        apiversion: argoproj.io/v1alpha1
        kind: Workflow
        metadata: {generateName: a-}
        spec:
          entrypoint: main
          arguments: {parameters: [{name: who}]}
          imagePullSecrets: [{name: registry}]
          templates:
            - name: main
              inputs: {parameters: [{name: who}]}
              retryStrategy: {expression: "false"}
              container:
                image: "alpine:3.20"
                command: [echo, "{{workflow.labels.team}}"]
                activeDeadlineSeconds: 60
                imagePullSecrets: [{name: registry}]
              env: [{name: A, value: b}]
        """;
    assertThat(hints(text))
        .containsExactly(
            "1 unknown field 'apiversion': did you mean 'apiVersion'?",
            "5 the template 'main' needs the parameter 'who': give it a value in the arguments",
            "14 the workflow has no label 'team': declare it in metadata.labels",
            "15 unknown field 'activeDeadlineSeconds' in container: it belongs to templates,"
                + " around this: indent it less",
            "16 unknown field 'imagePullSecrets' in container: it is a field of spec, where it is"
                + " written already",
            "17 unknown field 'env' in templates: it belongs into container");
  }

  private static List<String> hints(String text) {
    return Validator.validate(MemoryTree.of(Map.of("a.yaml", text)), Validator.Options.all())
        .findings()
        .stream()
        .map(d -> d.at().toString().split(":")[1] + " " + d.message() + ": " + d.hint())
        .toList();
  }

  /** A file that the user names may hold objects of other programs beside. */
  @Test
  void objectsOfOthersAreLeftAlone() {
    String other = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: d}\n---\n";
    assertThat(named(other + "# nothing\n---\n" + SHARED + "---\n" + other)).isEmpty();
    assertThat(named(other)).containsExactly("x.yaml:2:7 raw-manifest");
    assertThat(named("a: b\n")).containsExactly("x.yaml:1:1 wrong-api-version");
    assertThat(named("apiVersion: v1\nkind: Pipeline\nmetadata: {name: p}\n"))
        .contains("x.yaml:1:13 wrong-api-version");
  }

  private static List<String> named(String text) {
    Validator.Options options = Validator.Options.of(Optional.empty(), List.of("x.yaml"), false);
    return Validator.validate(MemoryTree.of(Map.of("x.yaml", text)), options).findings().stream()
        .map(PlainManifestsTest::line)
        .toList();
  }
}
