package dev.argosy.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Outcome;
import dev.argosy.link.LinkedProject;
import dev.argosy.source.MemoryTree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the Project says of all documents: namespaces, vars, paths. */
class ProjectsTest {
  private static final String PROJECT =
      """
      apiVersion: argosy.dev/v1
      kind: Project
      metadata: {name: ml}
      spec:
        namespace: training
        vars: {tag: {type: string, default: "1.0"}, bucket: string}
        environments:
          staging: {namespaces: {training: training-staging}, vars: {bucket: s, tag: "2.0"}}
          prod: {vars: {bucket: p}, suspend: true}
      """;
  private static final String PIPELINE =
      """
      apiVersion: argosy.dev/v1
      kind: Pipeline
      metadata: {name: p}
      spec:
        steps:
          a: {container: {image: "app:${{ vars.tag }}", command: [run, "${{ vars.bucket }}"]}}
      """;
  private static final String RUN =
      """
      apiVersion: argosy.dev/v1
      kind: RunConfiguration
      metadata: {name: r}
      spec: {pipeline: p, triggers: {schedules: [{cron: "0 3 * * *"}]}}
      """;

  private static Outcome<List<LinkedProject>> validate(
      Map<String, String> files, String environment) {
    return Validator.validate(
        MemoryTree.of(files),
        Validator.Options.of(
            Optional.of(environment).filter(e -> !e.equals("-")), List.of(), false));
  }

  private static Map<String, String> files() {
    return new HashMap<>(Map.of("argosy.yaml", PROJECT, "p.yaml", PIPELINE, "r.yaml", RUN));
  }

  @ParameterizedTest
  @CsvSource({"staging,training-staging,false", "prod,training,true"})
  void anEnvironmentMapsNamespacesAndSuspends(
      String environment, String namespace, boolean suspended) {
    LinkedProject project = validate(files(), environment).value().orElseThrow().getFirst();
    assertThat(project.pipelines().getFirst().namespace()).isEqualTo(namespace);
    assertThat(project.runs().getFirst().namespace()).isEqualTo(namespace);
    assertThat(project.runs().getFirst().suspend()).isEqualTo(suspended);
  }

  @Test
  void aVarThatNobodySetIsToldWhereItIsUsed() {
    assertThat(validate(files(), "-").findings())
        .extracting(d -> d.at() + " " + d.code().id())
        .containsExactly("p.yaml:6:71 var-not-set");
  }

  @Test
  void aDocumentsOwnNamespaceWins() {
    Map<String, String> files = files();
    files.replaceAll((path, text) -> text.replace("{name: p}", "{name: p, namespace: own}"));
    files.remove("r.yaml");
    assertThat(validate(files, "staging").value().orElseThrow().getFirst().pipelines().getFirst())
        .extracting(p -> p.namespace())
        .isEqualTo("own");
  }

  @ParameterizedTest
  @CsvSource({
    "../x.sh,path-outside",
    "a/../../x.sh,path-outside",
    "/../x.sh,path-outside",
    "/../../etc/passwd,path-outside",
    "a/../x.sh,",
    "./x.sh,",
    "/x.sh,",
    "missing.sh,file-missing",
    "a,file-missing",
  })
  void pathsStayInsideTheRepository(String path, String code) {
    Map<String, String> files = new HashMap<>();
    files.put("x.sh", "echo\n");
    files.put(
        "p.yaml",
        "apiVersion: argosy.dev/v1\nkind: Pipeline\nmetadata: {name: p}\nspec:\n"
            + "  steps: {a: {script: {image: 'a:1', file: "
            + path
            + "}}}\n");
    List<Diagnostic> found = validate(files, "-").findings();
    assertThat(found.stream().map(d -> d.code().id()).toList())
        .isEqualTo(code == null ? List.of() : List.of(code));
  }

  @Test
  void aBrokenFileIsNotBlamedOnThoseThatUseIt() {
    Map<String, String> files = new HashMap<>();
    files.put(
        "c.yaml",
        "apiVersion: argosy.dev/v1\nkind: Component\nmetadata: {name: mul}\n"
            + "spec: {script: {image: 'a:1', sorce: echo}, outputs: {x: number}}\n");
    files.put(
        "p.yaml",
        "apiVersion: argosy.dev/v1\nkind: Pipeline\nmetadata: {name: p}\nspec:\n  steps:\n"
            + "    a: {uses: mul}\n"
            + "    b: {container: {image: 'a:1', command: [echo, '${{ steps.a.outputs.x }}']}}\n");
    assertThat(validate(files, "-").findings())
        .extracting(d -> d.at().file().path() + " " + d.code().id())
        .containsExactly("c.yaml unknown-key");
  }

  @Test
  void settingsOfRulesMustNameOne() {
    Map<String, String> files =
        Map.of(
            "argosy.yaml",
            "apiVersion: argosy.dev/v1\nkind: Project\nmetadata: {name: ml}\nspec:\n"
                + "  rules: {image-tag-latst: error, duplicate-key: warning, branch-gap: error}\n");
    assertThat(validate(files, "-").findings())
        .extracting(d -> d.at() + " " + d.message() + " " + d.hint().lines().limit(1).toList())
        .satisfiesExactly(
            d ->
                assertThat(d)
                    .isEqualTo(
                        "argosy.yaml:5:11 there is no rule 'image-tag-latst' [did you mean 'image-tag-latest'?]"),
            d -> assertThat(d).startsWith("argosy.yaml:5:35 'duplicate-key' is always an error"));
  }
}
