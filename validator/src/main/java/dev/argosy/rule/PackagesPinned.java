package dev.argosy.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.link.Action;
import dev.argosy.link.LinkedPipeline;
import java.util.stream.Stream;

/**
 * Packages that are installed at run time: each time anew, and without a version not even the same.
 */
final class PackagesPinned implements Rule {
  @Override
  public Stream<Diagnostic> check(LinkedPipeline pipeline) {
    return Walk.steps(pipeline)
        .flatMap(s -> s.action() instanceof Action.Python p ? check(p) : Stream.of());
  }

  private static Stream<Diagnostic> check(Action.Python python) {
    if (python.packages().isEmpty()) {
      return Stream.of();
    }
    Stream<Diagnostic> unpinned =
        python.packages().stream()
            .filter(p -> !p.text().contains("==") && !p.text().contains("@"))
            .map(p ->
                Diagnostic.of(
                    Code.UNPINNED_PACKAGE,
                    p.at(),
                    "the package '" + p + "' has no exact version",
                    "pin it: " + p.text().split("[<>=!~ \\[]", 2)[0] + "==<version>"));
    return Stream.concat(
        Stream.of(
            Diagnostic.of(
                Code.PIP_AT_RUN_TIME,
                python.packages().getFirst().at(),
                "packages are installed each time this step runs, from a package index",
                "put them into an image")),
        unpinned);
  }
}
