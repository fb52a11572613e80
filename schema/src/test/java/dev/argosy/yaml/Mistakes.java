package dev.argosy.yaml;

import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Span;
import dev.argosy.source.SourceFile;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Findings and nodes as short texts, for tests to compare. */
final class Mistakes {
  private Mistakes() {}

  static Documents read(String text) {
    return YamlReader.read(new SourceFile("x.yaml", text));
  }

  /** Each finding as {@code line:column-endLine:endColumn code}. */
  static List<String> places(String text) {
    return read(text).findings().stream()
        .map(f -> span(f.at().span()) + " " + f.code().id())
        .toList();
  }

  static String span(Span s) {
    return s.line() + ":" + s.column() + "-" + s.endLine() + ":" + s.endColumn();
  }

  /** The only finding's message and hint. */
  static String words(String text) {
    List<Diagnostic> findings = read(text).findings();
    if (findings.size() != 1) {
      throw new AssertionError("one finding expected: " + findings);
    }
    return findings.getFirst().message() + " | " + findings.getFirst().hint();
  }

  /** The value of a key of the first document. */
  static Node value(String text, String key) {
    Node root = read(text).documents().getFirst();
    return Objects.requireNonNull(((Node.MapNode) root).get(key), key);
  }

  /** What the documents say, in a form like JSON. */
  static List<String> values(String text) {
    return read(text).documents().stream().map(Mistakes::value).toList();
  }

  static String value(Node node) {
    return switch (node) {
      case Node.MapNode map ->
          map.entries().stream()
              .map(e -> e.key().text() + ": " + value(e.value()))
              .collect(Collectors.joining(", ", "{", "}"));
      case Node.ListNode list ->
          list.items().stream().map(Mistakes::value).collect(Collectors.joining(", ", "[", "]"));
      case Node.ScalarNode s ->
          s.isString() ? "'" + s.text() + "'" : s.isNull() ? "null" : s.text();
    };
  }
}
