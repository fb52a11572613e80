package dev.argosy.link;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Span;
import dev.argosy.expression.Text;
import dev.argosy.model.Word;
import dev.argosy.source.SourceFile;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Where the characters of a piece of code stand. All are equal to each other, like places. */
public final class CodePlaces {
  private final At step;
  private final boolean inFile;
  private final BiFunction<Integer, Integer, At> places;

  private CodePlaces(At step, boolean inFile, BiFunction<Integer, Integer, At> places) {
    this.step = step;
    this.inFile = inFile;
    this.places = places;
  }

  /** Of code that is written in the document. */
  static CodePlaces inside(Word source) {
    int end = source.text().length();
    return new CodePlaces(
        source.at(), false, (from, to) -> source.at(Math.min(from, end), Math.min(to, end)));
  }

  /** Of code that is one word of a command; exact when nothing was put in or taken out. */
  static CodePlaces of(Text written, String code) {
    boolean same = written.isConstant() && !code.contains("${{");
    return new CodePlaces(
        written.at(),
        false,
        (from, to) ->
            same ? new At(written.at().file(), written.positions().span(from, to)) : written.at());
  }

  /** Of code in a file of its own, which {@code step} names. */
  static CodePlaces of(SourceFile file, At step) {
    return new CodePlaces(step, true, (from, to) -> new At(file, span(file.text(), from, to)));
  }

  /** Of code that could not be read. */
  static CodePlaces none(At at) {
    return new CodePlaces(at, false, (from, to) -> at);
  }

  /** The place of the characters {@code from} (inclusive) to {@code to} (exclusive). */
  public At at(int from, int to) {
    return places.apply(from, to);
  }

  /** Where all of it is written, when that is in the document. */
  Optional<At> inDocument() {
    return inFile ? Optional.empty() : Optional.of(step);
  }

  /** A finding in a file of its own says which step runs it. */
  public Diagnostic related(Diagnostic finding) {
    return inFile ? finding.withRelated(step, "run by this step") : finding;
  }

  private static Span span(String text, int from, int to) {
    int start = Math.min(from, text.length());
    int end = Math.min(Math.max(to, start), text.length());
    return new Span(line(text, start), column(text, start), line(text, end), column(text, end));
  }

  private static int line(String text, int at) {
    int line = 1;
    for (int i = 0; i < at; i++) {
      char c = text.charAt(i);
      line += c == '\n' || (c == '\r' && !text.startsWith("\n", i + 1)) ? 1 : 0;
    }
    return line;
  }

  private static int column(String text, int at) {
    int start = Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
    return 1 + text.codePointCount(start, at);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CodePlaces;
  }

  @Override
  public int hashCode() {
    return 0;
  }
}
