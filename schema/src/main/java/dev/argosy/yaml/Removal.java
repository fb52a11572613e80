package dev.argosy.yaml;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Fix;
import dev.argosy.diagnostic.Span;
import dev.argosy.source.SourceFile;
import dev.argosy.yaml.Node.ScalarNode;
import java.util.Optional;

/** Takes an entry out of a block mapping, line by line; one whose lines hold a comment stays. */
final class Removal {
  /** No key of a block stands further to the right. */
  private static final int WIDEST = 200;

  private Removal() {}

  static Optional<Fix> of(ScalarNode key, Node value) {
    SourceFile file = key.at().file();
    int first = key.at().span().line();
    int last = lastLine(value, first);
    int column = key.at().span().column();
    if (column > WIDEST || !file.line(first).substring(0, column - 1).isBlank()) {
      return Optional.empty();
    }
    boolean alone = true;
    for (int line = first; line <= last; line++) {
      alone &= file.line(line).indexOf('#') < 0;
    }
    int end = value.at().span().endColumn() - 1;
    boolean scalar = value instanceof ScalarNode;
    if (!alone || scalar && !rest(file.line(last), end).isBlank()) {
      return Optional.empty();
    }
    return Optional.of(Fix.safe("remove it", new At(file, new Span(first, 1, last + 1, 1)), ""));
  }

  private static String rest(String line, int end) {
    int points = line.codePointCount(0, line.length());
    return line.substring(line.offsetByCodePoints(0, Math.min(end, points)));
  }

  private static int lastLine(Node node, int least) {
    int own = Math.max(least, node.at().span().endLine());
    return switch (node) {
      case ScalarNode s -> own;
      case Node.ListNode l -> l.items().stream().mapToInt(i -> lastLine(i, own)).max().orElse(own);
      case Node.MapNode m ->
          m.entries().stream()
              .mapToInt(e -> lastLine(e.value(), lastLine(e.key(), own)))
              .max()
              .orElse(own);
    };
  }
}
