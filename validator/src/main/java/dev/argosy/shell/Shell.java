package dev.argosy.shell;

import dev.argosy.code.Problem;
import dev.argosy.code.SyntaxFailure;
import java.util.ArrayList;
import java.util.List;

/** Reads a script: its syntax, and the values it uses without quotes. */
public final class Shell {
  /** Which shell is meant. */
  public enum Dialect {
    /** The shell of POSIX, as dash and busybox are. */
    SH,
    BASH
  }

  private final List<Problem> problems;
  private final List<Expansion> bare;
  private final List<Expansion> read;

  private Shell(List<Problem> problems, List<Expansion> bare, List<Expansion> read) {
    this.problems = problems;
    this.bare = bare;
    this.read = read;
  }

  /**
   * A variable whose value the shell would take apart at blanks and match as a pattern: it stands
   * in an argument, and outside of quotes.
   */
  public record Expansion(String name, int from, int to) {}

  /** Reads a script. */
  public static Shell read(String text, Dialect dialect) {
    try {
      Words words = script(text, dialect);
      return new Shell(words.slips(), words.bare(), words.variables());
    } catch (SyntaxFailure e) {
      return new Shell(List.of(judged(text, dialect, e.problem())), List.of(), List.of());
    } catch (TooDeep e) {
      return new Shell(List.of(), List.of(), List.of());
    }
  }

  private static Words script(String text, Dialect dialect) {
    Words words = new Words(text, dialect);
    new Commands(words).script();
    return words;
  }

  /** What bash can read is another kind of mistake: {@code sh} may well be bash. */
  private static Problem judged(String text, Dialect dialect, Problem problem) {
    if (dialect == Dialect.SH) {
      try {
        script(text, Dialect.BASH);
        return new Problem(
            Problem.Kind.DIALECT,
            problem.from(),
            problem.to(),
            problem.message() + ": only bash can read this",
            "name bash as the command, or write it for sh");
      } catch (SyntaxFailure | TooDeep e) {
        // no shell can read it
      }
    }
    return text.contains("\r\n") && problem.hint().isEmpty()
        ? Problem.syntax(
            problem.from(),
            problem.to(),
            problem.message(),
            "the script has the line ends of Windows, which the shell takes for letters")
        : problem;
  }

  /** The syntax error, if there is one, of which only the first is certain; else slips. */
  public List<Problem> problems() {
    return problems;
  }

  /** Variables whose values are asked for, without another for when they are not set. */
  public List<Expansion> variables() {
    return read;
  }

  /** Variables in arguments outside of quotes, by place. */
  public List<Expansion> bare() {
    return new ArrayList<>(bare);
  }

  /** The script is nested deeper than anybody writes: nothing is said of it. */
  @SuppressWarnings("serial") // never serialised
  static final class TooDeep extends RuntimeException {
    TooDeep() {
      super(null, null, false, false);
    }
  }
}
