package dev.argosy.cli.render;

import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Span;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Findings as one JSON object, version 1. Written by hand: a JSON library would cost a commit hook
 * more time than everything else it loads.
 */
public final class JsonRenderer {
  private JsonRenderer() {}

  /**
   * The object with all findings, ended by a newline.
   *
   * @param findings in the order they are to appear
   */
  public static String render(List<Finding> findings) {
    String items =
        findings.stream()
            .map(JsonRenderer::item)
            .collect(Collectors.joining(",\n    ", "\n    ", "\n  "));
    return "{\n  \"schemaVersion\": 1,\n  \"findings\": ["
        + (findings.isEmpty() ? "" : items)
        + "]\n}\n";
  }

  private static String item(Finding finding) {
    Diagnostic d = finding.diagnostic();
    Span span = finding.span();
    return "{"
        + String.join(
            ", ",
            text("file", finding.file()),
            number("line", span.line()),
            number("column", span.column()),
            number("endLine", span.endLine()),
            number("endColumn", span.endColumn()),
            text("level", d.severity().word()),
            text("code", d.code().id()),
            text("message", d.message()),
            text("hint", d.hint()))
        + "}";
  }

  private static String number(String key, int value) {
    return "\"" + key + "\": " + value;
  }

  private static String text(String key, String value) {
    StringBuilder json = new StringBuilder("\"").append(key).append("\": \"");
    value.chars().forEach(c -> append(json, (char) c));
    return json.append('"').toString();
  }

  private static void append(StringBuilder json, char c) {
    switch (c) {
      case '"' -> json.append("\\\"");
      case '\\' -> json.append("\\\\");
      case '\n' -> json.append("\\n");
      case '\t' -> json.append("\\t");
      default -> json.append(isPlain(c) ? String.valueOf(c) : String.format("\\u%04x", (int) c));
    }
  }

  /**
   * Control characters must be escaped; half surrogates have no UTF-8; the two line ends end lines
   * in JavaScript.
   */
  private static boolean isPlain(char c) {
    return c >= ' ' && c != 0x7F && c != 0x2028 && c != 0x2029 && !Character.isSurrogate(c);
  }
}
