package dev.argosy.yaml;

import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Outcome;
import dev.argosy.source.SourceFile;
import dev.argosy.yaml.Node.ListNode;
import dev.argosy.yaml.Node.MapNode;
import dev.argosy.yaml.Node.ScalarNode;
import java.util.List;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.tokens.Token;

/**
 * The canonical layout of a file: indentation, blanks, blank lines, the end of the file. The order
 * of keys, quotes, the style of collections, line breaks, comments and what is aligned with what
 * stay the author's. What the file means does not change.
 */
public final class Formatter {
  private static final Pattern BRACES = Pattern.compile("(\\$\\{\\{) *+|(?<! ) *+(\\}\\})");

  private Formatter() {}

  /**
   * Lays out a file. Doing it twice is doing it once.
   *
   * @param file any text
   * @return the text as it should be, unless the file is not YAML that Argosy reads
   */
  public static Outcome<String> format(SourceFile file) {
    Documents before = YamlReader.read(file);
    Findings findings = new Findings();
    findings.addAll(before.findings());
    if (findings.hasErrors()) {
      return Outcome.of("", findings);
    }
    String text = laidOut(file);
    boolean same = same(before.documents(), YamlReader.read(new SourceFile(file.path(), text)));
    return Outcome.of(same ? text : file.text(), findings);
  }

  private static String laidOut(SourceFile file) {
    TextMap map = new TextMap(file);
    NewLines lines = new NewLines(map);
    for (Segment segment : Segment.of(map)) {
      String text = map.text(segment.from(), segment.to());
      List<Token> tokens = TokenScan.of(text);
      new TokenLayout(map, segment, lines, text.contains("argosy.dev/")).place(tokens);
      new BlockLayout(map, segment, lines).place(tokens);
    }
    return lines.text();
  }

  /** Whether nothing but the layout is another: were it, the file would stay as it is. */
  private static boolean same(List<MapNode> before, Documents after) {
    return after.findings().stream().noneMatch(d -> d.isError())
        && before.size() == after.documents().size()
        && sameAll(before, after.documents());
  }

  private static boolean sameAll(List<? extends Node> one, List<? extends Node> other) {
    boolean same = one.size() == other.size();
    for (int i = 0; same && i < one.size(); i++) {
      same = same(one.get(i), other.get(i));
    }
    return same;
  }

  private static boolean same(Node one, Node other) {
    return switch (one) {
      case MapNode map ->
          other instanceof MapNode o
              && map.keys().equals(o.keys())
              && sameAll(
                  map.entries().stream().map(Node.Entry::value).toList(),
                  o.entries().stream().map(Node.Entry::value).toList());
      case ListNode list -> other instanceof ListNode o && sameAll(list.items(), o.items());
      case ScalarNode scalar ->
          other instanceof ScalarNode o
              && scalar.kind() == o.kind()
              && tight(scalar.text()).equals(tight(o.text()));
    };
  }

  /** Without the blanks inside of the braces of expressions. */
  private static String tight(String text) {
    return text.contains("${{") ? BRACES.matcher(text).replaceAll("$1$2") : text;
  }
}
