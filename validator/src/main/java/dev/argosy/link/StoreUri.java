package dev.argosy.link;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Fix;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.diagnostic.Severity;
import dev.argosy.expression.Text;
import dev.argosy.model.ProjectSpec;
import dev.argosy.model.ProjectSpec.Artifacts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Project says stands before the keys of artifacts. Only programs read it, and they may know
 * words that nobody else does.
 */
final class StoreUri {
  private static final Map<String, List<String>> SCHEMES =
      Map.of(
          "s3", List.of("s3", "s3a", "s3n", "gs", "oss"), // others speak its language too
          "gcs", List.of("gs", "gcs"),
          "azure", List.of("abfs", "abfss", "wasb", "wasbs", "az", "azure"),
          "oss", List.of("oss", "s3"));

  /** Known to programs, and kept by no store that Argo knows. */
  private static final Set<String> OTHERS = Set.of("http", "https", "file", "fs", "hdfs", "dbfs");

  private static final Pattern START = Pattern.compile("([A-Za-z][\\w+.-]*):(/*)");

  private StoreUri() {}

  static void check(ProjectSpec project, Findings findings) {
    Artifacts artifacts = project.artifacts();
    if (artifacts == null) {
      return;
    }
    Text uri = artifacts.uri();
    if (uri != null
        && !uri.parts().isEmpty()
        && uri.parts().getFirst() instanceof Text.Literal start) {
      ForeignTags.first(start.text())
          .ifPresent(tag ->
              findings.add(
                  Code.INVALID_VALUE,
                  at(uri, tag.from(), tag.to()),
                  tag.text() + " is no expression: it stays in the address as it is",
                  tag.meant().map(m -> "write ${{ " + m + " }}").orElse("write ${{ ... }}")));
      Matcher m = START.matcher(start.text());
      if (m.lookingAt()) {
        check(uri, m, artifacts.store().text(), findings);
      }
    }
  }

  private static void check(Text uri, Matcher start, String store, Findings findings) {
    String scheme = start.group(1).toLowerCase(Locale.ROOT);
    List<String> usual = SCHEMES.getOrDefault(store, List.of());
    List<String> all = SCHEMES.values().stream().flatMap(List::stream).distinct().toList();
    At at = at(uri, 0, scheme.length());
    if (all.contains(scheme) && !start.group(2).equals("//")) {
      findings.add(
          Code.INVALID_VALUE,
          at(uri, 0, start.end(2)),
          "an address of a store begins with " + scheme + "://",
          "",
          Optional.of(Fix.guess("write '://'", at(uri, scheme.length(), start.end(2)), "://")));
    } else if (all.contains(scheme) && !usual.contains(scheme)) {
      doubt(
          at,
          "the store is " + store + ", and " + scheme + ":// is for another kind of store",
          usual.getFirst(),
          findings);
    } else if (!all.contains(scheme) && !OTHERS.contains(scheme)) {
      Nearest.to(scheme, usual)
          .or(() -> Nearest.to(scheme, all))
          .ifPresent(near -> doubt(at, "no store is known by " + scheme + "://", near, findings));
    }
  }

  private static void doubt(At at, String message, String meant, Findings findings) {
    findings.add(
        Diagnostic.of(Code.INVALID_VALUE, at, message, "did you mean '" + meant + "://'?")
            .withSeverity(Severity.WARNING)
            .withFix(Fix.guess("write '" + meant + "'", at, meant)));
  }

  private static At at(Text uri, int from, int to) {
    return new At(uri.at().file(), uri.positions().span(from, to));
  }
}
