package dev.argosy.cli.render;

import dev.argosy.diagnostic.Diagnostic;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Findings as test results: a suite for each file, a case for each finding. What makes the run fail
 * is a failure, anything else a case that passed and says something.
 */
final class JunitRenderer {
  private final Report report;

  private JunitRenderer(Report report) {
    this.report = report;
  }

  static String render(Report report) {
    JunitRenderer junit = new JunitRenderer(report);
    Map<String, List<Finding>> files =
        report.findings().stream()
            .collect(Collectors.groupingBy(Finding::file, TreeMap::new, Collectors.toList()));
    String suites =
        files.isEmpty()
            ? "  <testsuite name=\"argosy\" tests=\"1\" failures=\"0\" errors=\"0\">\n"
                + "    <testcase name=\"no findings\" classname=\"argosy\"/>\n  </testsuite>\n"
            : files.entrySet().stream()
                .map(e -> junit.suite(e.getKey(), e.getValue()))
                .collect(Collectors.joining());
    return Xml.DECLARATION
        + "<testsuites"
        + counts(Math.max(1, report.findings().size()), junit.failures(report.findings()))
        + ">\n"
        + suites
        + "</testsuites>\n";
  }

  private String suite(String file, List<Finding> findings) {
    return "  <testsuite"
        + Xml.attribute("name", file)
        + counts(findings.size(), failures(findings))
        + ">\n"
        + findings.stream().map(this::testCase).collect(Collectors.joining())
        + "  </testsuite>\n";
  }

  private String testCase(Finding finding) {
    Diagnostic d = finding.diagnostic();
    String place = finding.file() + ":" + d.at().span().line() + ":" + d.at().span().column();
    String said = Xml.escaped(place + ": " + d.severity().word() + ": " + finding.sentence());
    String result =
        report.fails(finding)
            ? "<failure"
                + Xml.attribute("type", d.severity().word())
                + Xml.attribute("message", d.message())
                + ">"
                + said
                + "</failure>"
            : "<system-out>" + said + "</system-out>";
    return "    <testcase"
        + Xml.attribute("name", d.code().id() + " " + place)
        + Xml.attribute("classname", finding.file())
        + Xml.attribute("file", finding.file())
        + Xml.attribute("line", String.valueOf(d.at().span().line()))
        + ">"
        + result
        + "</testcase>\n";
  }

  private long failures(List<Finding> findings) {
    return findings.stream().filter(report::fails).count();
  }

  private static String counts(long tests, long failures) {
    return Xml.attribute("tests", String.valueOf(tests))
        + Xml.attribute("failures", String.valueOf(failures))
        + Xml.attribute("errors", "0");
  }
}
