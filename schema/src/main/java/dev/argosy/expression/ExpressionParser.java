package dev.argosy.expression;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Fix;
import dev.argosy.expression.Text.Broken;
import dev.argosy.expression.Text.Hole;
import dev.argosy.expression.Text.Part;
import dev.argosy.yaml.Node.Kind;
import dev.argosy.yaml.Node.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds and reads the expressions of a scalar. Pure: mistakes go to the findings. */
public final class ExpressionParser {
  private static final String OPEN = "${{";
  private static final String CLOSE = "}}";

  private final ScalarNode scalar;
  private final String text;
  private final Findings findings;
  private final List<Part> parts = new ArrayList<>();
  private final StringBuilder literal = new StringBuilder();
  private int position;

  private ExpressionParser(ScalarNode scalar, Findings findings) {
    this.scalar = scalar;
    this.text = scalar.text();
    this.findings = findings;
  }

  /**
   * A string with holes. A second dollar before the braces makes them plain text: <code>$${{ x }}
   * </code> is the text <code>${{ x }}</code>.
   *
   * @return the text; a hole that cannot be read is reported and becomes {@link Broken}
   */
  public static Text text(ScalarNode scalar, Findings findings) {
    return new ExpressionParser(scalar, findings).text();
  }

  /**
   * The expression of a {@code when} or {@code until}; <code>${{ }}</code> around it is accepted,
   * and so is a YAML boolean.
   *
   * @return empty when it cannot be read: this was reported
   */
  public static Optional<Syntax> bare(ScalarNode scalar, Findings findings) {
    return new ExpressionParser(scalar, findings).bare();
  }

  private Text text() {
    while (position < text.length()) {
      int dollar = text.indexOf(OPEN, position);
      if (dollar < 0) {
        literal.append(text, position, text.length());
        break;
      }
      boolean escaped = dollar > position && text.charAt(dollar - 1) == '$';
      literal.append(text, position, escaped ? dollar - 1 : dollar);
      if (escaped) {
        literal.append(OPEN);
        position = dollar + OPEN.length();
      } else {
        endLiteral();
        hole(dollar);
      }
    }
    endLiteral();
    return new Text(scalar.at(), parts, scalar.positions());
  }

  private void endLiteral() {
    if (!literal.isEmpty()) {
      parts.add(new Text.Literal(literal.toString()));
      literal.setLength(0);
    }
  }

  private void hole(int from) {
    int inside = from + OPEN.length();
    int close = text.indexOf(CLOSE, inside);
    if (close < 0) {
      findings.add(
          Code.EXPRESSION_UNCLOSED,
          scalar.at(from, inside),
          "expected '}}' at the end of the expression that starts here",
          "add }}, or write $${{ for the characters themselves",
          closed(inside));
      broken(from, text.length());
    } else if (text.substring(inside, close).isBlank()) {
      empty(from, close + CLOSE.length());
      broken(from, close + CLOSE.length());
    } else {
      expression(from, inside, close);
    }
  }

  /** Where a single brace ends it, else at the end of the text. */
  private Optional<Fix> closed(int inside) {
    int brace = text.indexOf('}', inside);
    int last = brace >= 0 ? brace : text.stripTrailing().length() - 1;
    At at = scalar.at(last, last + 1);
    String character = text.substring(last, last + 1);
    return last >= inside && at.text().equals(character)
        ? Optional.of(Fix.guess("close it with }}", at, brace >= 0 ? "}}" : character + " }}"))
        : Optional.empty();
  }

  private void expression(int from, int inside, int close) {
    try {
      SyntaxParser parser = new SyntaxParser(scalar, inside, text.length());
      Syntax expression = parser.closed();
      position = parser.taken();
      parts.add(new Hole(scalar.at(from, position), expression));
    } catch (SyntaxError first) {
      // Without its own end in sight an error may stand far behind the hole: read the hole alone.
      report(narrowed(inside, close).orElse(first));
      broken(from, close + CLOSE.length());
    }
  }

  private Optional<SyntaxError> narrowed(int from, int to) {
    return read(from, to).error;
  }

  private void broken(int from, int to) {
    parts.add(new Broken(scalar.at(from, to)));
    position = to;
  }

  private Optional<Syntax> bare() {
    int from = firstVisible();
    int to = lastVisible(from);
    if (from == to || scalar.isNull()) {
      empty(0, text.length());
      return Optional.empty();
    }
    if (scalar.kind() == Kind.BOOLEAN) {
      return Optional.of(new Syntax.Literal(scalar.at(), Boolean.valueOf(text)));
    }
    boolean braces = text.startsWith(OPEN, from) && text.startsWith(CLOSE, to - CLOSE.length());
    if (braces && text.substring(from + OPEN.length(), to - CLOSE.length()).isBlank()) {
      empty(from, to);
      return Optional.empty();
    }
    Reading reading = braces ? read(from + OPEN.length(), to - CLOSE.length()) : read(from, to);
    reading.error.ifPresent(this::report);
    return reading.syntax;
  }

  private int firstVisible() {
    int from = 0;
    while (from < text.length() && Lexer.isBlank(text.charAt(from))) {
      from++;
    }
    return from;
  }

  private int lastVisible(int from) {
    int to = text.length();
    while (to > from && Lexer.isBlank(text.charAt(to - 1))) {
      to--;
    }
    return to;
  }

  private record Reading(Optional<Syntax> syntax, Optional<SyntaxError> error) {}

  private Reading read(int from, int to) {
    try {
      return new Reading(Optional.of(new SyntaxParser(scalar, from, to).whole()), Optional.empty());
    } catch (SyntaxError error) {
      return new Reading(Optional.empty(), Optional.of(error));
    }
  }

  private void empty(int from, int to) {
    findings.add(
        Code.EXPRESSION_EMPTY,
        from == to ? scalar.at() : scalar.at(from, to),
        "expected an expression, found nothing",
        "write one, for example params.rows > 0");
  }

  private Optional<Fix> mended(SyntaxError error, At at, int from, int to) {
    return Optional.ofNullable(error.instead)
        .filter(instead -> from < to && at.text().equals(text.substring(from, to)))
        .map(instead -> Fix.safe("write " + instead.strip(), at, instead));
  }

  private void report(SyntaxError error) {
    int from = Math.min(error.from, text.length());
    int to = Math.min(Math.max(error.to, from), text.length());
    // Nothing can be underlined behind the end: show the last character instead.
    int start = from == to && from > 0 ? from - 1 : from;
    At at = scalar.at(start, to);
    findings.add(error.code, at, error.problem, error.hint, mended(error, at, from, to));
  }
}
