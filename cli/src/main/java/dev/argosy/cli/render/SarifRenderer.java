package dev.argosy.cli.render;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Fix;
import dev.argosy.diagnostic.Severity;
import dev.argosy.diagnostic.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Findings as SARIF 2.1.0, the format of code hosts and editors. */
final class SarifRenderer {
  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

  private final List<Finding> findings;
  private final List<Code> codes;
  private final List<String> fingerprints;

  private SarifRenderer(List<Finding> findings) {
    this.findings = findings;
    this.codes = findings.stream().map(f -> f.diagnostic().code()).distinct().sorted().toList();
    this.fingerprints = Landmark.fingerprints(findings);
  }

  static String render(List<Finding> findings, String version) {
    SarifRenderer sarif = new SarifRenderer(findings);
    String driver =
        Json.object(
            Json.member("name", "argosy"),
            Json.member("version", version),
            Json.raw(
                "rules",
                Json.lines(sarif.codes.stream().map(SarifRenderer::rule).toList(), "        ")));
    List<String> results = IntStream.range(0, findings.size()).mapToObj(sarif::result).toList();
    return """
    {
      "$schema": "%s",
      "version": "2.1.0",
      "runs": [
        {
          "tool": {"driver": %s},
          "columnKind": "utf16CodeUnits",
          "results": %s
        }
      ]
    }
    """
        .formatted(SCHEMA, driver, Json.lines(results, "      "));
  }

  private static String rule(Code code) {
    return Json.object(
        Json.member("id", code.id()),
        Json.raw("shortDescription", text(code.summary())),
        Json.raw("fullDescription", text(code.summary() + ". " + code.explanation())),
        Json.raw("help", text(code.explanation())),
        Json.raw(
            "defaultConfiguration", Json.object(Json.member("level", level(code.severity())))));
  }

  private String result(int i) {
    Finding finding = findings.get(i);
    Diagnostic d = finding.diagnostic();
    List<String> related = new ArrayList<>();
    for (Diagnostic.Related r : d.related()) {
      related.add(
          Json.object(
              Json.raw("physicalLocation", location(finding, r.at())),
              Json.raw("message", text(r.message()))));
    }
    String place = Json.object(Json.raw("physicalLocation", location(finding, d.at())));
    List<String> members =
        new ArrayList<>(
            List.of(
                Json.member("ruleId", d.code().id()),
                Json.member("ruleIndex", codes.indexOf(d.code())),
                Json.member("level", level(d.severity())),
                Json.raw("message", text(finding.sentence())),
                Json.raw("locations", Json.array(List.of(place))),
                Json.raw("relatedLocations", Json.array(related)),
                Json.raw(
                    "partialFingerprints",
                    Json.object(Json.member("argosy/v1", fingerprints.get(i))))));
    d.fix()
        .ifPresent(fix -> members.add(Json.raw("fixes", Json.array(List.of(fix(finding, fix))))));
    return Json.object(members);
  }

  private static String fix(Finding finding, Fix fix) {
    Map<String, List<Fix.Edit>> byFile = new LinkedHashMap<>();
    fix.edits()
        .forEach(e -> byFile.computeIfAbsent(finding.file(e.at()), f -> new ArrayList<>()).add(e));
    List<String> changes =
        byFile.entrySet().stream().map(f -> change(f.getKey(), f.getValue())).toList();
    return Json.object(
        Json.raw("description", text(fix.title())),
        Json.raw("artifactChanges", Json.array(changes)),
        Json.raw("properties", Json.object(Json.raw("safe", String.valueOf(fix.safe())))));
  }

  private static String change(String file, List<Fix.Edit> edits) {
    List<String> replacements =
        edits.stream()
            .map(e ->
                Json.object(
                    Json.raw("deletedRegion", region(e.at())),
                    Json.raw("insertedContent", text(e.text()))))
            .toList();
    return Json.object(
        Json.raw("artifactLocation", artifact(file)),
        Json.raw("replacements", Json.array(replacements)));
  }

  private static String location(Finding finding, At at) {
    return Json.object(
        Json.raw("artifactLocation", artifact(finding.file(at))), Json.raw("region", region(at)));
  }

  private static String artifact(String file) {
    return Json.object(Json.member("uri", uri(file)));
  }

  private static String region(At at) {
    Span span = Utf16.span(at);
    return Json.object(
        Json.member("startLine", span.line()),
        Json.member("startColumn", span.column()),
        Json.member("endLine", span.endLine()),
        Json.member("endColumn", span.endColumn()));
  }

  private static String text(String text) {
    return Json.object(Json.member("text", text));
  }

  private static String level(Severity severity) {
    return severity == Severity.INFO ? "note" : severity.word();
  }

  /** A path as a relative reference: all but the plainest characters of ASCII in percent form. */
  private static String uri(String path) {
    StringBuilder uri = new StringBuilder();
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || "-._~/".indexOf(c) >= 0);
      uri.append(plain ? String.valueOf(c) : String.format("%%%02X", b & 0xFF));
    }
    return uri.toString();
  }
}
