package dev.argosy.cli.render;

import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Severity;
import dev.argosy.diagnostic.Span;
import java.util.List;
import java.util.stream.Collectors;

/** Findings as commands of GitHub Actions, which shows them beside the lines of a pull request. */
final class GithubRenderer {
  private GithubRenderer() {}

  static String render(List<Finding> findings) {
    return findings.stream().map(GithubRenderer::one).collect(Collectors.joining());
  }

  /** An end column counts only where the finding ends in the line it starts in. */
  private static String one(Finding finding) {
    Diagnostic d = finding.diagnostic();
    Span span = Utf16.span(d.at());
    String end = span.endLine() == span.line() ? ",endColumn=" + span.endColumn() : "";
    return "::%s file=%s,line=%d,endLine=%d,col=%d%s,title=%s::%s\n"
        .formatted(
            command(d.severity()),
            property(finding.file()),
            span.line(),
            span.endLine(),
            span.column(),
            end,
            property(d.code().id()),
            data(finding.sentence()));
  }

  private static String command(Severity severity) {
    return severity == Severity.INFO ? "notice" : severity.word();
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
