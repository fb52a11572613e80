package dev.argosy.cli.render;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Fix;
import dev.argosy.diagnostic.Span;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Findings as JSON, version 1: one object, or one line each. What each key means is written in
 * {@code findings.v1.schema.json}.
 */
public final class JsonRenderer {
  private JsonRenderer() {}

  /**
   * The object with all findings, ended by a newline.
   *
   * @param findings in the order they are to appear
   */
  public static String render(List<Finding> findings) {
    List<String> items = findings.stream().map(JsonRenderer::item).toList();
    return "{\n  \"schemaVersion\": 1,\n  \"findings\": " + Json.lines(items, "  ") + "\n}\n";
  }

  /** Each finding as an object on a line of its own. */
  static String lines(List<Finding> findings) {
    return findings.stream().map(f -> item(f) + "\n").collect(Collectors.joining());
  }

  /** The JSON Schema of {@link #render}. */
  public static String schema() {
    try (InputStream in = JsonRenderer.class.getResourceAsStream("findings.v1.schema.json")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the schema of findings", e);
    }
  }

  private static String item(Finding finding) {
    Diagnostic d = finding.diagnostic();
    List<String> members = new ArrayList<>(place(finding, d.at()));
    members.add(Json.member("level", d.severity().word()));
    members.add(Json.member("code", d.code().id()));
    members.add(Json.member("message", d.message()));
    members.add(Json.member("hint", d.hint()));
    members.add(
        Json.raw(
            "related", Json.array(d.related().stream().map(r -> related(finding, r)).toList())));
    d.fix().ifPresent(fix -> members.add(Json.raw("fix", fix(finding, fix))));
    return Json.object(members);
  }

  private static String fix(Finding finding, Fix fix) {
    return Json.object(
        Json.member("title", fix.title()),
        Json.raw("safe", String.valueOf(fix.safe())),
        Json.raw("edits", Json.array(fix.edits().stream().map(e -> edit(finding, e)).toList())));
  }

  private static String edit(Finding finding, Fix.Edit edit) {
    List<String> members = new ArrayList<>(place(finding, edit.at()));
    members.add(Json.member("text", edit.text()));
    return Json.object(members);
  }

  private static String related(Finding finding, Diagnostic.Related related) {
    List<String> members = new ArrayList<>(place(finding, related.at()));
    members.add(Json.member("message", related.message()));
    return Json.object(members);
  }

  private static List<String> place(Finding finding, At at) {
    Span span = at.span();
    return List.of(
        Json.member("file", finding.file(at)),
        Json.member("line", span.line()),
        Json.member("column", span.column()),
        Json.member("endLine", span.endLine()),
        Json.member("endColumn", span.endColumn()));
  }
}
