package dev.argosy.cli.render;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Severity;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Findings for people: place and message, the source line with a caret, what to do next. */
public final class TextRenderer {
  private final Colours colours;

  /**
   * @param colour whether the reader is a terminal that wants colours
   */
  public TextRenderer(boolean colour) {
    this.colours = new Colours(colour);
  }

  /** All findings and the summary, ended by a newline. */
  public String render(List<Finding> findings) {
    return frames(findings) + summary(findings) + "\n";
  }

  /** All findings without a summary; nothing when there are none. */
  public String frames(List<Finding> findings) {
    return findings.stream().map(this::one).collect(Collectors.joining());
  }

  /** {@code 3 errors, 1 warning in 2 files}. */
  static String summary(List<Finding> findings) {
    String counts =
        Stream.of(Severity.values())
            .map(severity -> count(findings, severity))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(", "));
    long files = findings.stream().map(Finding::file).distinct().count();
    return counts.isEmpty() ? "no findings" : counts + " in " + plural(files, "file");
  }

  private static String count(List<Finding> findings, Severity severity) {
    long count = findings.stream().filter(f -> f.diagnostic().severity() == severity).count();
    return count == 0
        ? ""
        : severity == Severity.INFO ? count + " info" : plural(count, severity.word());
  }

  private static String plural(long count, String word) {
    return count + " " + word + (count == 1 ? "" : "s");
  }

  private String one(Finding finding) {
    Diagnostic d = finding.diagnostic();
    StringBuilder text = new StringBuilder();
    text.append(colours.bold(place(finding, d.at()))).append(": ");
    text.append(colours.severity(d.severity(), d.severity().word() + ":")).append(' ');
    text.append(visible(d.message())).append(" [").append(d.code().id()).append("]\n");
    text.append(d.code().hidesText() ? "" : excerpt(d.at()));
    if (!d.hint().isEmpty()) {
      text.append(colours.dim("hint: ")).append(visible(d.hint())).append('\n');
    }
    for (Diagnostic.Related related : d.related()) {
      text.append(colours.dim("note: ")).append(place(finding, related.at())).append(": ");
      text.append(visible(related.message())).append('\n').append(excerpt(related.at()));
    }
    return text.append('\n').toString();
  }

  private static String place(Finding finding, At at) {
    return visible(finding.file(at)) + ":" + at.span().line() + ":" + at.span().column();
  }

  private String excerpt(At at) {
    String source = at.file().line(at.span().line());
    if (source.isBlank()) {
      return "";
    }
    Excerpt excerpt = Excerpt.of(source, at.span());
    String number = String.valueOf(at.span().line());
    String gutter = " ".repeat(number.length());
    return " %s | %s\n %s | %s\n"
        .formatted(number, excerpt.line(), gutter, colours.mark(excerpt.marks()));
  }

  /** A file may hold anything; a terminal must not act on it. */
  private static String visible(String text) {
    return text.codePoints()
        .map(point -> Character.isISOControl(point) ? '·' : point)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
