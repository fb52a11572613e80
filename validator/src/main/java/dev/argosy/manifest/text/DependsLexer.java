package dev.argosy.manifest.text;

import dev.argosy.manifest.text.DependsExpression.TaskReference;
import dev.argosy.manifest.text.TextProblem.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a {@code depends} into tasks and signs, and tells which words cannot be tasks. */
final class DependsLexer {
  /** What Argo knows of a task that has ended. */
  static final Set<String> RESULTS =
      Set.of(
          "Succeeded",
          "Failed",
          "Errored",
          "Skipped",
          "Omitted",
          "Daemoned",
          "AnySucceeded",
          "AllFailed");

  private static final Pattern WORD =
      Pattern.compile("([A-Za-z0-9_][-A-Za-z0-9_]*)(\\.[-A-Za-z0-9_.]*)?");
  private static final Map<String, String> OPERATORS =
      Map.of("and", "write &&", "or", "write ||", "not", "write !");

  /** Words of expr-lang, which it never takes for a variable. */
  private static final Set<String> RESERVED =
      Set.of(
          "and",
          "or",
          "not",
          "in",
          "matches",
          "contains",
          "startsWith",
          "endsWith",
          "let",
          "if",
          "else",
          "true",
          "false",
          "nil");

  /** Results of other languages. */
  private static final Map<String, String> MEANT =
      Map.of(
          "success", "Succeeded",
          "successful", "Succeeded",
          "completed", "Succeeded",
          "done", "Succeeded",
          "failure", "Failed",
          "error", "Errored",
          "anyfailed", "Failed",
          "allsucceeded", "Succeeded");

  /** A task with its result, or a sign. */
  record Token(String text, int from, int to, boolean isTask) {}

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private final List<TaskReference> tasks = new ArrayList<>();
  private final List<TextProblem> problems = new ArrayList<>();

  DependsLexer(String text) {
    this.text = text;
    Matcher word = WORD.matcher(text);
    int at = 0;
    while (at < text.length()) {
      if (word.region(at, text.length()).lookingAt()) {
        word(word);
        at = word.end();
      } else if (Character.isWhitespace(text.charAt(at))) {
        at++;
      } else {
        at = sign(at);
      }
    }
  }

  List<Token> tokens() {
    return tokens;
  }

  List<TaskReference> tasks() {
    return tasks;
  }

  List<TextProblem> problems() {
    return problems;
  }

  private int sign(int at) {
    if (text.startsWith("{{", at)) {
      int close = text.indexOf("}}", at);
      int to = close < 0 ? text.length() : close + 2;
      problem(
          Kind.SYNTAX,
          at,
          to,
          "a tag cannot stand in depends",
          "name the tasks: Argo reads it first");
      return to;
    }
    boolean twice =
        "&|".indexOf(text.charAt(at)) >= 0 && text.startsWith(text.substring(at, at + 1), at + 1);
    int to = at + (twice ? 2 : Character.charCount(text.codePointAt(at)));
    tokens.add(new Token(text.substring(at, to), at, to, false));
    return to;
  }

  private void word(Matcher word) {
    String name = word.group(1);
    String suffix = word.group(2);
    tokens.add(new Token(word.group(), word.start(), word.end(), true));
    Optional<String> result = Optional.ofNullable(suffix).map(s -> s.substring(1));
    String hint = mistake(name);
    if (!hint.isEmpty()) {
      problem(
          Kind.SYNTAX,
          word.start(1),
          word.end(1),
          Quoted.of(name) + " cannot be a task here",
          hint);
    } else {
      tasks.add(new TaskReference(word.start(1), word.end(1), name, result, word.end()));
    }
    result.filter(r -> !RESULTS.contains(r)).ifPresent(r -> unknown(word, r));
  }

  private static String mistake(String name) {
    if (name.indexOf('_') >= 0) {
      return "names of tasks have letters, digits and '-'";
    }
    if (name.charAt(0) >= '0' && name.charAt(0) <= '9') {
      return "begin the task's name with a letter";
    }
    return RESERVED.contains(name)
        ? OPERATORS.getOrDefault(name, "it is a word of the language: rename the task")
        : "";
  }

  private void unknown(Matcher word, String result) {
    Set<String> known = new TreeSet<>(RESULTS);
    String meant = MEANT.get(result.toLowerCase(Locale.ROOT));
    problem(
        Kind.UNKNOWN_RESULT,
        word.start(2) + (result.isEmpty() ? 0 : 1),
        word.end(2),
        result.isEmpty() ? "a result is missing after '.'" : "unknown result " + Quoted.of(result),
        meant != null
            ? "did you mean '" + meant + "'?"
            : Quoted.near(result, known, "known: " + String.join(", ", known)));
  }

  private void problem(Kind kind, int from, int to, String message, String hint) {
    problems.add(TextProblem.error(kind, from, to, message, hint));
  }
}
