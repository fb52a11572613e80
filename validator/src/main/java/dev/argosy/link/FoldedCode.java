package dev.argosy.link;

import dev.argosy.code.Language;
import dev.argosy.code.Problem;
import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Fix;
import dev.argosy.diagnostic.Severity;
import dev.argosy.diagnostic.Span;
import dev.argosy.python.PythonModule;
import dev.argosy.shell.Shell;
import dev.argosy.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Code of several lines that YAML joins into one, because nothing before it says not to. */
final class FoldedCode {
  /** Commands that people begin a line with, and hardly ever hand to another command. */
  private static final Pattern COMMAND =
      Pattern.compile(
          "(?:set [-+]|(?:cd|echo|export|mkdir|cp|mv|rm|curl|wget|python3?|pip3?|git|cat|tar|unzip"
              + "|chmod|source|printf|sleep|trap|apt-get|apk|aws|gsutil|kubectl|exit|if|for|while"
              + "|case)\\b|#)(?s:.*)");

  /** What cannot be the end of a command, or need not be. */
  private static final Pattern OPEN =
      Pattern.compile("(?s).*(?:[|&;({\\\\]|(?<!set)\\s-\\S*|\\s(?:do|then|else))");

  /** With what texts begin that are neither plain nor marked with {@code >}. */
  private static final String OTHER_STYLES = "|\"'&*!";

  private final At at;
  private final String header;
  private final List<String> lines;

  private FoldedCode(At at, String header, List<String> lines) {
    this.at = at;
    this.header = header;
    this.lines = lines;
  }

  /** What is written at a place, if it is several lines that are joined. */
  private static Optional<FoldedCode> at(At at) {
    if (at.span().line() == at.span().endLine() || OTHER_STYLES.indexOf(at.text().charAt(0)) >= 0) {
      return Optional.empty();
    }
    String text = at.text();
    int end = text.startsWith(">") ? text.indexOf('\n') : -1;
    String header = end < 0 ? "" : text.substring(0, end).strip();
    String margin = end < 0 && startsLine(at) ? " ".repeat(at.span().column() - 1) : "";
    List<String> lines = (margin + text.substring(end + 1)).stripIndent().lines().toList();
    return Optional.of(new FoldedCode(at, header, lines));
  }

  /**
   * What the author did not mean: what YAML makes of the lines cannot be read and they can, or one
   * of them begins like a command.
   */
  static Optional<Diagnostic> in(String code, At written, Language language, int minor) {
    return at(written)
        .flatMap(folded ->
            switch (language) {
              case PYTHON -> folded.check(isSound(code, minor), isSound(folded.text(), minor));
              case SH -> folded.shell(code, Shell.Dialect.SH);
              case BASH -> folded.shell(code, Shell.Dialect.BASH);
              case OTHER -> Optional.empty();
            });
  }

  private String text() {
    return String.join("\n", lines) + "\n";
  }

  private static boolean isSound(String python, int minor) {
    return PythonModule.read(python, minor).isSound();
  }

  private Optional<Diagnostic> shell(String code, Shell.Dialect dialect) {
    Optional<Diagnostic> unread = check(isSound(code, dialect), isSound(text(), dialect));
    return unread.isEmpty() && hasCommands()
        ? Optional.of(finding().withSeverity(Severity.WARNING))
        : unread;
  }

  private static boolean isSound(String script, Shell.Dialect dialect) {
    return Shell.read(script, dialect).problems().stream()
        .noneMatch(p -> p.kind() == Problem.Kind.SYNTAX);
  }

  private Optional<Diagnostic> check(boolean joined, boolean apart) {
    return !joined && apart ? Optional.of(finding()) : Optional.empty();
  }

  private boolean hasCommands() {
    for (int i = 1; i < lines.size(); i++) {
      String before = lines.get(i - 1).strip();
      if (COMMAND.matcher(lines.get(i).strip()).matches()
          && COMMAND.matcher(before).matches()
          && !OPEN.matcher(before).matches()) {
        return true;
      }
    }
    return false;
  }

  private Diagnostic finding() {
    At place = header.isEmpty() && startsLine(at) ? key() : start();
    return Diagnostic.of(
            Code.FOLDED_CODE,
            place,
            "YAML makes one line of these " + lines.size() + " lines of code",
            header.isEmpty()
                ? "write '|' before them"
                : "write '" + header.replace('>', '|') + "' for '" + header + "'")
        .withFix(fix());
  }

  private Optional<Fix> fix() {
    if (!header.isEmpty()) {
      At mark = new At(at.file(), span(at.span().line(), at.span().column(), 1));
      return Optional.of(Fix.guess("write '|'", mark, "|"));
    }
    if (startsLine(at)) {
      Span key = key().span();
      At end = new At(at.file(), span(key.line(), key.endColumn(), 0));
      return Optional.of(Fix.guess("write '|'", end, " |"));
    }
    String second = at.file().line(at.span().line() + 1);
    String margin = second.substring(0, second.length() - second.stripLeading().length());
    At start = new At(at.file(), span(at.span().line(), at.span().column(), 0));
    return Optional.of(Fix.guess("write '|'", start, "|\n" + margin));
  }

  /** The first line of the code. */
  private At start() {
    Span all = at.span();
    int end = at.file().line(all.line()).length() + 1;
    return new At(at.file(), new Span(all.line(), all.column(), all.line(), end));
  }

  /** The key above the code. */
  private At key() {
    SourceFile file = at.file();
    int line = at.span().line() - 1;
    while (line > 1 && isEmpty(file.line(line))) {
      line--;
    }
    String text = file.line(line).replaceFirst("\\s+(?:#.*)?$", "");
    int from = text.length() - text.stripLeading().length();
    return new At(file, span(line, from + 1, text.length() - from));
  }

  private static boolean isEmpty(String line) {
    return line.isBlank() || line.stripLeading().startsWith("#");
  }

  private static Span span(int line, int column, int length) {
    return new Span(line, column, line, column + length);
  }

  private static boolean startsLine(At at) {
    return at.file().line(at.span().line()).substring(0, at.span().column() - 1).isBlank();
  }
}
