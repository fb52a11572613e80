package dev.argosy.manifest;

import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.source.MemoryTree;
import dev.argosy.testkit.ArgoValidator;
import dev.argosy.testkit.Verdict;
import dev.argosy.validate.Validator;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Our verdict of a file beside Argo's. */
final class Differential {
  private final ArgoValidator argo;
  private final Disagreements listed;
  private final String project;

  /**
   * @param project an {@code argosy.yaml}, empty for none
   */
  Differential(ArgoValidator argo, Disagreements listed, String project) {
    this.argo = argo;
    this.listed = listed;
    this.project = project;
  }

  /** The errors that we find. */
  static List<Diagnostic> errors(String yaml, String project) {
    return findings(yaml, project).stream().filter(Diagnostic::isError).toList();
  }

  /** What we say. */
  static List<Diagnostic> findings(String yaml, String project) {
    Map<String, byte[]> files =
        project.isEmpty()
            ? Map.of("m.yaml", yaml.getBytes(StandardCharsets.UTF_8))
            : Map.of(
                "m.yaml",
                yaml.getBytes(StandardCharsets.UTF_8),
                "argosy.yaml",
                project.getBytes(StandardCharsets.UTF_8));
    return Validator.validate(
            MemoryTree.ofBytes(files),
            Validator.Options.of(Optional.empty(), List.of("m.yaml"), false))
        .findings();
  }

  /** What Argo says: the first reason to refuse a document; empty when it takes them all. */
  Optional<String> argo(String name, String yaml) {
    return argo.judge(name, yaml).stream()
        .filter(v -> !v.ok())
        .map(Differential::reason)
        .findFirst();
  }

  private static String reason(Verdict verdict) {
    return String.valueOf(verdict.error());
  }

  /** In what the verdicts differ, unless it is on the list. */
  Optional<String> difference(String name, String yaml) {
    List<Diagnostic> ours = errors(yaml, project);
    Optional<String> theirs = argo(name, yaml);
    if (ours.isEmpty() && theirs.isPresent() && !listed.onlyArgo(theirs.get())) {
      return Optional.of("only Argo refuses: " + theirs.get());
    }
    if (theirs.isEmpty() && !ours.isEmpty()) {
      if (ours.stream().noneMatch(listed::onlyArgosy)) {
        Diagnostic first = ours.getFirst();
        return Optional.of(
            "only Argosy refuses: "
                + first.at()
                + ": "
                + first.message()
                + " ["
                + first.code().id()
                + "]");
      }
    }
    return Optional.empty();
  }
}
