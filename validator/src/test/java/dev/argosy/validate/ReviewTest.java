package dev.argosy.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.source.MemoryTree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Levels of rules, and comments that silence. */
class ReviewTest {
  private static final String IGNORE = "# argosy: ignore[image-tag-latest] a smoke test";
  private static final String PROJECT =
      "apiVersion: argosy.dev/v1\nkind: Project\nmetadata: {name: p}\nspec:\n  rules: ";
  private static final String PLAIN =
      """
      apiVersion: argoproj.io/v1alpha1
      kind: WorkflowEventBinding # argosy: ignore[raw-manifest] checked elsewhere
      metadata: {generateName: a-}
      spec: {}
      """;

  /** A pipeline of two steps with a moving tag each; comments stand where they are asked for. */
  private static String pipeline(String above, String behind, String aboveImage) {
    return """
    apiVersion: argosy.dev/v1
    kind: Pipeline
    metadata: {name: hello}
    spec:
      steps:
        %s
        one:
          container:
            %s
            image: busybox:latest %s
            command: [echo]
        two: {container: {image: "busybox:latest", command: [echo]}}
    """
        .formatted(above, aboveImage, behind);
  }

  private static List<String> found(Map<String, String> files) {
    return found(files, Optional.empty());
  }

  private static List<String> found(Map<String, String> files, Optional<String> environment) {
    Validator.Options options =
        new Validator.Options(environment, true, Optional.empty(), path -> true, path -> false);
    return Validator.validate(MemoryTree.of(files), options).findings().stream()
        .map(d -> d.at().span().line() + " " + d.severity().word() + " " + d.code().id())
        .toList();
  }

  private static List<String> found(String text) {
    return found(Map.of("a.yaml", text));
  }

  @Test
  void withoutACommentBothAreFound() {
    assertThat(found(pipeline("", "", "")))
        .containsExactly("10 warning image-tag-latest", "12 warning image-tag-latest");
  }

  @Test
  void aCommentSilencesItsLineOrTheNextNode() {
    List<String> other = List.of("12 warning image-tag-latest");
    assertThat(found(pipeline("", IGNORE, ""))).isEqualTo(other);
    assertThat(found(pipeline("", "", IGNORE))).isEqualTo(other);
    assertThat(found(pipeline(IGNORE, "", ""))).isEqualTo(other);
    assertThat(found(pipeline(IGNORE, "", "").replace("\n", "\r\n"))).isEqualTo(other);
    assertThat(found("\ufeff" + pipeline(IGNORE, "", ""))).isEqualTo(other);
    assertThat(found(pipeline("", "", "").replace("  steps:", "  " + IGNORE + "\n  steps:")))
        .isEmpty();
  }

  @Test
  void otherCodesStay() {
    assertThat(found(pipeline("", "# argosy: ignore[unpinned-package, image-tag-latest] x", "")))
        .containsExactly("10 warning suppression-unused", "12 warning image-tag-latest");
  }

  @Test
  void otherCommentsAreNoneOfOurs() {
    assertThat(found(pipeline("# argosy: see the manual", "", ""))).hasSize(2);
    assertThat(found(pipeline("# argosy: ingore[image-tag-latest] x", "", "")))
        .contains("6 warning suppression-syntax");
    assertThat(found(pipeline("# argosy: ignore[] x", "", "")))
        .contains("6 warning suppression-syntax");
    assertThat(found(pipeline("# argosy: ignore[image-tag-latest] -- ", "", "")))
        .contains("6 warning suppression-reason");
  }

  @Test
  void plainManifestsAreSilencedToo() {
    assertThat(found(PLAIN)).isEmpty();
    assertThat(found(PLAIN.replace("raw-manifest", "invalid-cron")))
        .containsExactly("2 warning raw-manifest", "2 warning suppression-unused");
  }

  @Test
  void withAnErrorOrOneEnvironmentNothingIsCalledUnused() {
    String unused = pipeline("# argosy: ignore[unpinned-package] x", "", "");
    assertThat(found(unused)).contains("6 warning suppression-unused");
    assertThat(found(unused.replace("kind: Pipeline", "kind: Pipeline\nx: 1")))
        .doesNotContain("7 warning suppression-unused")
        .contains("3 error unknown-key");
    assertThat(
            found(
                Map.of(
                    "a.yaml", unused, "argosy.yaml", PROJECT + "{}\n  environments: {prod: {}}\n"),
                Optional.of("prod")))
        .doesNotContain("6 warning suppression-unused");
  }

  @Test
  void anErrorInAFileThatIsNotShownKeepsItSilentToo() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("a.yaml", pipeline("# argosy: ignore[unpinned-package] x", "", ""));
    files.put("b.yaml", "apiVersion: argosy.dev/v1\nkind: Pipeline\n");
    Validator.Options options =
        new Validator.Options(
            Optional.empty(), true, Optional.empty(), path -> path.equals("a.yaml"), path -> false);
    assertThat(Validator.validate(MemoryTree.of(files), options).findings())
        .extracting(d -> d.code().id())
        .containsOnly("image-tag-latest");
    files.remove("b.yaml");
    assertThat(Validator.validate(MemoryTree.of(files), options).findings())
        .extracting(d -> d.code().id())
        .contains("suppression-unused");
  }

  @Test
  void levelsHoldForEveryFindingOfTheProjectAndOnlyThere() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("argosy.yaml", PROJECT + "{image-tag-latest: error, raw-manifest: \"off\"}\n");
    files.put("a.yaml", pipeline("", IGNORE, ""));
    files.put("b.yaml", PLAIN.replaceFirst(" #.*", ""));
    assertThat(found(files)).containsExactly("12 error image-tag-latest");
    files.put("inner/argosy.yaml", PROJECT.replace("name: p", "name: q") + "{}\n");
    files.put("inner/c.yaml", PLAIN.replaceFirst(" #.*", ""));
    assertThat(found(files)).containsExactly("12 error image-tag-latest", "2 warning raw-manifest");
  }

  @Test
  void aSettingForAnErrorOrForNothingIsAFinding() {
    String project = PROJECT + "{type-mismatch: warning, image-tag-lates: error}\n";
    assertThat(found(Map.of("argosy.yaml", project)))
        .containsExactly("5 error invalid-value", "5 error unknown-name");
  }

  @Test
  void anErrorOfOursStaysAndOneThatTheTeamMadeDoesNot() {
    String wrong =
        pipeline("# argosy: ignore[unknown-key] x", "", "").replace("command:", "comand:");
    assertThat(found(wrong)).contains("6 warning suppression-refused", "11 error unknown-key");
    Map<String, String> files = new LinkedHashMap<>();
    files.put("argosy.yaml", PROJECT + "{image-tag-latest: error, suppression-unused: \"off\"}\n");
    files.put("a.yaml", pipeline(IGNORE, "# argosy: ignore[unknown-key] x", ""));
    assertThat(found(files)).containsExactly("12 error image-tag-latest");
  }

  @Test
  void anErrorInAPlainManifestCanBeSilenced() {
    String twice =
        PLAIN.replaceFirst(" #.*", " # argosy: ignore[raw-manifest] x")
            + "kind: Pod # argosy: ignore[duplicate-key] x\n";
    assertThat(found(twice)).isEmpty();
    assertThat(found(twice.replaceFirst("Pod #.*", "Pod")))
        .containsExactly("5 error duplicate-key");
  }

  @Test
  void aTextIsNoComment() {
    String script =
        """
        apiVersion: argosy.dev/v1
        kind: Pipeline
        metadata: {name: hello}
        spec:
          steps:
            one:
              script:
                image: busybox:latest
                source: |
                  # argosy: ignore[image-tag-latest] x
                  echo
        """;
    assertThat(found(script)).containsExactly("8 warning image-tag-latest");
  }
}
