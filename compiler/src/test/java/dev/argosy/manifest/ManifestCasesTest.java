package dev.argosy.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.testkit.ArgoLine;
import dev.argosy.testkit.ArgoValidator;
import dev.argosy.testkit.NeedsPart;
import dev.argosy.testkit.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * For each rule manifests that are right and some that are wrong, in {@code manifest/cases}; a line
 * of equals signs ends one. Argo's own validator says the same, but of those that begin with {@code
 * # argo: accepts}: these fail only when they are applied or run.
 */
@NeedsPart(Part.VALIDATOR)
class ManifestCasesTest {
  private static final Path CASES =
      Path.of(System.getProperty("argosy.root"), "compiler/src/test/resources/manifest/cases");

  @Test
  void everyCaseIsJudgedAsArgoDoes() throws IOException {
    List<String> wrong = new ArrayList<>();
    try (ArgoValidator argo = new ArgoValidator(ArgoLine.V4_0)) {
      Differential differential = new Differential(argo, Disagreements.read(), "");
      for (Path folder : folders()) {
        for (String variant : List.of("good", "bad")) {
          int n = 0;
          for (String text : texts(folder.resolve(variant + ".yaml"))) {
            String name = folder.getFileName() + "/" + variant + " " + ++n;
            judge(name, text, variant.equals("good"), differential).ifPresent(wrong::add);
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static Optional<String> judge(
      String name, String text, boolean good, Differential differential) {
    Optional<String> argo = differential.argo(name, text);
    List<Diagnostic> ours = Differential.errors(text, "");
    boolean accepts = good || text.startsWith("# argo: accepts");
    if (argo.isEmpty() != accepts) {
      return Optional.of(name + ": the case is wrong, Argo says " + argo.orElse("it is right"));
    }
    if (ours.isEmpty() != good) {
      return Optional.of(
          name + ": " + (good ? ours.toString() : "nothing is found; Argo: " + argo.orElse("")));
    }
    return Optional.empty();
  }

  private static List<Path> folders() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.sorted().toList();
    }
  }

  static List<String> texts(Path file) throws IOException {
    return Files.exists(file) ? List.of(Files.readString(file).split("\n=====\n")) : List.of();
  }
}
