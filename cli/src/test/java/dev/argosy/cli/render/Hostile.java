package dev.argosy.cli.render;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Fix;
import dev.argosy.diagnostic.Severity;
import dev.argosy.diagnostic.Span;
import dev.argosy.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Findings made of everything that a format could trip over; the same for the same seed. */
final class Hostile {
  private static final List<String> BITS =
      List.of(
          "a",
          "b.yaml",
          " ",
          "/",
          "\\",
          "\"",
          "'",
          "<",
          ">",
          "&",
          "]]>",
          "-->",
          "<!--",
          "%",
          "%0A",
          "::",
          ",",
          ":",
          "\n",
          "\r",
          "\r\n",
          "\t",
          "\0",
          "\u0001",
          "\u001b[31m",
          "\u007f",
          "\u0085",
          "\u2028",
          "\u2029",
          "\ud83d",
          "\ude00",
          "\ud83d\ude00",
          "\uffff",
          "\ufeff",
          "ü",
          "語",
          "${{ x }}",
          "{{",
          "}}",
          "#",
          "%s",
          "\\u0000",
          "file=x",
          "&amp;",
          "\u202e");

  private final Random random;

  Hostile(long seed) {
    this.random = new Random(seed);
  }

  List<Finding> findings() {
    List<Finding> all = new ArrayList<>();
    int count = random.nextInt(6);
    for (int i = 0; i < count; i++) {
      all.add(new Finding(diagnostic(), path -> path));
    }
    return all;
  }

  private Diagnostic diagnostic() {
    Code[] codes = Code.values();
    Severity[] severities = Severity.values();
    Diagnostic finding =
        Diagnostic.of(codes[random.nextInt(codes.length)], at(), text(), text())
            .withSeverity(severities[random.nextInt(severities.length)]);
    for (int i = random.nextInt(3); i > 0; i--) {
      finding = finding.withRelated(at(), text());
    }
    List<Fix.Edit> edits = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      edits.add(new Fix.Edit(at(), text()));
    }
    return edits.isEmpty()
        ? finding
        : finding.withFix(new Fix(text(), random.nextBoolean(), edits));
  }

  private At at() {
    SourceFile file = new SourceFile("p" + text(), text() + "\n" + text() + "\n" + text());
    int line = 1 + random.nextInt(5);
    int column = 1 + random.nextInt(12);
    int endLine = line + random.nextInt(2);
    int endColumn = endLine == line ? column + random.nextInt(5) : 1 + random.nextInt(12);
    return new At(file, new Span(line, column, endLine, endColumn));
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(8); i > 0; i--) {
      text.append(BITS.get(random.nextInt(BITS.size())));
    }
    return text.toString();
  }
}
