package dev.argosy.load;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Fix;
import dev.argosy.diagnostic.Span;
import dev.argosy.source.SourceFile;
import dev.argosy.yaml.Documents;
import dev.argosy.yaml.Node;
import dev.argosy.yaml.Node.ListNode;
import dev.argosy.yaml.Node.MapNode;
import dev.argosy.yaml.Node.ScalarNode;
import dev.argosy.yaml.Node.Style;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tabs that YAML 1.2 allows and the reader of Argo and Kubernetes does not: in a line that is empty
 * but for a tab or a comment behind it, and behind the dash of an item.
 */
final class Tabs {
  private static final Pattern LINE =
      Pattern.compile("^(?:(\\t\\s*)(?:#.*)?| *(?:- +){0,50}-( *\\t\\s*).*)$");

  private Tabs() {}

  static List<Diagnostic> of(SourceFile file, Documents read) {
    Findings findings = new Findings();
    if (file.text().indexOf('\t') < 0) {
      return List.of();
    }
    BitSet free = new BitSet();
    BitSet texts = new BitSet();
    read.documents().forEach(d -> free(d, true, free));
    read.documents().forEach(d -> free(d, false, texts));
    String[] lines = file.text().split("\\r?\\n|\\r", -1);
    for (int line = 1; line <= lines.length; line++) {
      Matcher tabbed = LINE.matcher(lines[line - 1]);
      boolean blank = tabbed.matches() && tabbed.group(1) != null;
      if (tabbed.matches() && !free.get(line) && (blank || isDash(line, read, texts))) {
        At at = at(file, line, tabbed.start(blank ? 1 : 2), tabbed.end(blank ? 1 : 2));
        findings.add(
            Code.BAD_INDENTATION,
            at,
            "a tab where Argo's and Kubernetes' reader of YAML wants blanks",
            blank ? "remove the tab" : "write a blank",
            Optional.of(Fix.safe("remove the tab", at, blank ? "" : " ")));
      }
    }
    return findings.sorted();
  }

  /** In a document that could not be read nobody knows what is text. */
  private static boolean isDash(int line, Documents read, BitSet texts) {
    return !texts.get(line)
        && (read.complete()
            || read.findings().stream().anyMatch(f -> f.at().span().line() == line));
  }

  /**
   * The lines behind the first of texts.
   *
   * @param quoted those in quotes and in brackets, where tabs are blanks to every reader; else the
   *     others, in which a dash is a dash
   */
  private static void free(Node node, boolean quoted, BitSet lines) {
    switch (node) {
      case ScalarNode s -> {
        if (quoted == (s.style() == Style.SINGLE_QUOTED || s.style() == Style.DOUBLE_QUOTED)) {
          lines(s.at().span(), lines);
        }
      }
      case MapNode map when map.at().text().startsWith("{") -> lines(map.at().span(), lines);
      case ListNode list when list.at().text().startsWith("[") -> lines(list.at().span(), lines);
      case MapNode map -> map.entries().forEach(e -> free(e.value(), quoted, lines));
      case ListNode list -> list.items().forEach(i -> free(i, quoted, lines));
    }
  }

  private static void lines(Span span, BitSet lines) {
    lines.set(span.line() + 1, span.endLine() + 1);
  }

  private static At at(SourceFile file, int line, int from, int to) {
    return new At(file, new Span(line, from + 1, line, to + 1));
  }
}
