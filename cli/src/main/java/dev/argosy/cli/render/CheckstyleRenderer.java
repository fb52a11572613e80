package dev.argosy.cli.render;

import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Span;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Findings as Checkstyle writes them, which many build servers read. */
final class CheckstyleRenderer {
  private CheckstyleRenderer() {}

  static String render(List<Finding> findings) {
    Map<String, List<Finding>> files =
        findings.stream()
            .collect(Collectors.groupingBy(Finding::file, TreeMap::new, Collectors.toList()));
    return files.entrySet().stream()
        .map(e -> file(e.getKey(), e.getValue()))
        .collect(
            Collectors.joining(
                "", Xml.DECLARATION + "<checkstyle version=\"10.0\">\n", "</checkstyle>\n"));
  }

  private static String file(String name, List<Finding> findings) {
    return findings.stream()
        .map(CheckstyleRenderer::error)
        .collect(
            Collectors.joining("", "  <file" + Xml.attribute("name", name) + ">\n", "  </file>\n"));
  }

  private static String error(Finding finding) {
    Diagnostic d = finding.diagnostic();
    Span span = Utf16.span(d.at());
    return "    <error"
        + Xml.attribute("line", String.valueOf(span.line()))
        + Xml.attribute("column", String.valueOf(span.column()))
        + Xml.attribute("severity", d.severity().word())
        + Xml.attribute("message", finding.sentence())
        + Xml.attribute("source", "argosy." + d.code().id())
        + "/>\n";
  }
}
