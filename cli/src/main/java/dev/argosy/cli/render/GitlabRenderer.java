package dev.argosy.cli.render;

import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Severity;
import java.util.ArrayList;
import java.util.List;

/** Findings as a Code Quality report of GitLab, which tells new ones from old by fingerprints. */
final class GitlabRenderer {
  private GitlabRenderer() {}

  static String render(List<Finding> findings) {
    List<String> fingerprints = Landmark.fingerprints(findings);
    List<String> items = new ArrayList<>();
    for (int i = 0; i < findings.size(); i++) {
      items.add(item(findings.get(i), fingerprints.get(i)));
    }
    return Json.lines(items, "") + "\n";
  }

  private static String item(Finding finding, String fingerprint) {
    Diagnostic d = finding.diagnostic();
    String lines =
        Json.object(
            Json.member("begin", d.at().span().line()),
            Json.member("end", d.at().span().endLine()));
    return Json.object(
        Json.member("description", finding.sentence()),
        Json.member("check_name", d.code().id()),
        Json.member("fingerprint", fingerprint),
        Json.member("severity", severity(d.severity())),
        Json.raw(
            "location",
            Json.object(Json.member("path", finding.file()), Json.raw("lines", lines))));
  }

  private static String severity(Severity severity) {
    return switch (severity) {
      case ERROR -> "major";
      case WARNING -> "minor";
      case INFO -> "info";
    };
  }
}
