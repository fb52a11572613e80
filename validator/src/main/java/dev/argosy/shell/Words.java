package dev.argosy.shell;

import dev.argosy.code.Problem;
import dev.argosy.code.SyntaxFailure;
import dev.argosy.shell.Shell.Dialect;
import dev.argosy.shell.Token.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Text to words and operators, one at a time: what a word is depends on where it stands. */
final class Words {
  private static final int DEEPEST = 150;

  /** Brackets that may be arithmetic are tried twice, and those inside of them four times. */
  private static final int MOST = 100_000;

  private static final List<String> OPERATORS =
      List.of(
          "&&", "||", ";;", "<<-", "<<", ">>", "<&", ">&", "<>", ">|", "&", "|", ";", "<", ">", "(",
          ")");
  private static final List<String> OF_BASH = List.of(";;&", ";&", "<<<", "&>>", "&>", "|&");

  private final String text;
  private final Dialect dialect;
  private final Expansions expansions;
  private final Deque<List<HereDocument>> pending = new ArrayDeque<>();
  private final List<Shell.Expansion> bare = new ArrayList<>();
  private final Set<Shell.Expansion> read = new LinkedHashSet<>();
  private final Set<Problem> slips = new LinkedHashSet<>();
  private final List<Token> arguments = new ArrayList<>();
  private @Nullable Token next;
  private int at;
  private int depth;
  private int entered;

  /** Whether the next word may be an assignment, which may hold a list of values. */
  private boolean assigns;

  /**
   * A text that starts on the next line.
   *
   * @param end the word that ends it
   * @param tabs whether tabs before its lines count for nothing
   */
  record HereDocument(Token operator, String end, boolean tabs) {}

  Words(String text, Dialect dialect) {
    this.text = text;
    this.dialect = dialect;
    this.expansions = new Expansions(text, this);
    pending.push(new ArrayList<>());
  }

  boolean isBash() {
    return dialect == Dialect.BASH;
  }

  List<Shell.Expansion> bare() {
    return bare.stream()
        .distinct() // a word may be read twice
        .filter(e -> arguments.stream().anyMatch(a -> a.from() <= e.from() && e.to() <= a.to()))
        .toList();
  }

  /** What the shell can read, but runs as something else than was meant. */
  List<Problem> slips() {
    return List.copyOf(slips);
  }

  void slip(int from, int to, String message, String hint) {
    slips.add(new Problem(Problem.Kind.NAME, from, to, message, hint));
  }

  /** Every variable whose value is asked for as it is. */
  List<Shell.Expansion> variables() {
    return List.copyOf(read);
  }

  void variable(Shell.Expansion expansion) {
    read.add(expansion);
  }

  /** A word whose value would be taken apart where it has no quotes. */
  void argument(Token word) {
    arguments.add(word);
  }

  void bare(Shell.Expansion expansion) {
    bare.add(expansion);
  }

  int at() {
    return at;
  }

  /** Goes on from another place; what was looked at is forgotten. */
  void jump(int to) {
    at = to;
    next = null;
  }

  Token peek(boolean assignment) {
    Token known = next;
    if (known != null && (!known.is(Kind.WORD) || assigns == assignment)) {
      return known;
    }
    at = known == null ? at : known.from();
    assigns = assignment;
    Token token = read();
    next = token;
    return token;
  }

  Token peek() {
    return next == null ? peek(false) : next;
  }

  Token take() {
    Token token = peek();
    next = null;
    return token;
  }

  void hereDocument(Token operator, String end, boolean tabs) {
    pending.element().add(new HereDocument(operator, end, tabs));
  }

  /** Commands that were taken out of backquotes, which may hold others. */
  Words inside(String commands) {
    Words inner = new Words(commands, dialect);
    inner.depth = depth;
    inner.entered = entered;
    inner.deeper();
    return inner;
  }

  void deeper() {
    if (++depth > DEEPEST || ++entered > MOST) {
      throw new Shell.TooDeep();
    }
  }

  void shallower() {
    depth--;
  }

  /** Commands inside of a word have texts of their own on the lines that follow them. */
  void nested(Runnable commands) {
    Token before = next;
    boolean assignment = assigns;
    next = null;
    pending.push(new ArrayList<>());
    deeper();
    commands.run();
    shallower();
    pending.pop();
    assigns = assignment;
    next = before;
  }

  private Token read() {
    blanks();
    int from = at;
    if (at >= text.length()) {
      return new Token(Kind.END, at, at, "");
    }
    char c = text.charAt(at);
    if (c == '\n') {
      at++;
      hereDocuments();
      return new Token(Kind.NEWLINE, from, from + 1, "\n");
    }
    String operator = operator();
    if (operator != null) {
      at += operator.length();
      return new Token(Kind.OPERATOR, from, at, operator);
    }
    word(from);
    String word = text.substring(from, at);
    boolean number = isNumber(word) && at < text.length() && "<>".indexOf(text.charAt(at)) >= 0;
    return new Token(number ? Kind.NUMBER : Kind.WORD, from, at, word);
  }

  /** Goes back to what was being read before a nested piece. */
  void back(int to) {
    at = to;
  }

  /** {@code ((...))} where a bracket is looked at: takes it and says whether it is arithmetic. */
  boolean arithmetic(Token open) {
    if (open.to() >= text.length() || text.charAt(open.to()) != '(') {
      return false;
    }
    int end = expansions.balanced(open.to() + 1, 2);
    if (end > 0) {
      jump(end);
    }
    return end > 0;
  }

  /** The right side of a comparison in {@code [[}, where brackets are letters. */
  void pattern(boolean expression) {
    next = null;
    blanks();
    int from = at;
    int depth = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      boolean ends = depth < 0 || depth == 0 && " \t\n;&<>".indexOf(c) >= 0 || c == '\n';
      boolean joined = depth == 0 && c == '|' && !expression;
      if (ends || joined || depth == 0 && text.startsWith("||", at)) {
        break;
      }
      at = expansions.piece(at, false);
    }
    if (at > from) {
      next = new Token(Kind.WORD, from, at, text.substring(from, at));
    }
  }

  private static boolean isNumber(String word) {
    return word.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private void blanks() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == ' ' || c == '\t') {
        at++;
      } else if (text.startsWith("\\\n", at)) {
        at += 2;
      } else if (c == '#') {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else {
        return;
      }
    }
  }

  private @Nullable String operator() {
    if (isBash() && isProcess()) {
      return null;
    }
    if (isBash()) {
      for (String operator : OF_BASH) {
        if (text.startsWith(operator, at)) {
          return operator;
        }
      }
    }
    for (String operator : OPERATORS) {
      if (text.startsWith(operator, at)) {
        return operator;
      }
    }
    return null;
  }

  private boolean isProcess() {
    return text.startsWith("<(", at) || text.startsWith(">(", at);
  }

  private void word(int start) {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '(' && isBash() && opensList(start)) {
        list();
      } else if (c == '[' && isBash() && assigns && isName(text.substring(start, at))) {
        subscript();
      } else if (isBash() && isProcess()) {
        at = expansions.commands(at + 2, at, ")");
      } else if (" \t\n;&|<>()".indexOf(c) >= 0) {
        return;
      } else {
        at = expansions.piece(at, true);
      }
    }
  }

  private boolean opensList(int start) {
    String before = text.substring(start, at);
    boolean pattern = before.matches("(?s).*[@?*+!]") && text.contains("extglob");
    return pattern || assigns && before.matches("[A-Za-z_][A-Za-z0-9_]*(\\[.*\\])?\\+?=");
  }

  static boolean isName(String word) {
    return word.matches("[A-Za-z_][A-Za-z0-9_]*");
  }

  /** The values in brackets behind {@code name=}, over as many lines as they take. */
  private void list() {
    int open = at++;
    while (true) {
      Token token = nestedRead();
      if (token.is(")")) {
        return;
      }
      if (token.is(Kind.END)) {
        throw new SyntaxFailure(open, open + 1, "'(' is never closed", "close it with ')'");
      }
      if (token.is(Kind.OPERATOR) && !token.is("|")) {
        throw new SyntaxFailure(token.from(), token.to(), "unexpected " + token.shown());
      }
    }
  }

  private Token nestedRead() {
    boolean before = assigns;
    assigns = false;
    Token token = read();
    assigns = before;
    return token;
  }

  private void subscript() {
    int depth = 0;
    int i = at;
    while (i < text.length() && text.charAt(i) != '\n') {
      char c = text.charAt(i);
      depth += c == '[' ? 1 : c == ']' ? -1 : 0;
      i = "'\"`$\\".indexOf(c) >= 0 ? expansions.piece(i, false) : i + 1;
      if (depth == 0) {
        break;
      }
    }
    boolean assignment = text.startsWith("=", i) || text.startsWith("+=", i);
    at = depth == 0 && assignment ? i : at + 1;
  }

  private void hereDocuments() {
    List<HereDocument> documents = pending.element();
    for (HereDocument document : documents) {
      skip(document);
    }
    documents.clear();
  }

  private void skip(HereDocument document) {
    boolean indented = false;
    while (at < text.length()) {
      int end = text.indexOf('\n', at);
      String line = text.substring(at, end < 0 ? text.length() : end);
      at = end < 0 ? text.length() : end + 1;
      String bareLine = document.tabs ? line.replaceFirst("^\t+", "") : line;
      if (bareLine.equals(document.end)) {
        return;
      }
      indented |= line.strip().equals(document.end);
    }
    throw new SyntaxFailure(
        document.operator.from(),
        document.operator.to(),
        "the text that begins here is never ended by a line '" + document.end + "'",
        indented
            ? "the line that ends it must hold nothing else, no blanks either"
            : "write '" + document.end + "' into a line of its own behind the text");
  }

  /** The rest of a line is read on the next question. */
  SyntaxFailure unexpected(Token token, String hint) {
    return new SyntaxFailure(token.from(), token.to(), "unexpected " + token.shown(), hint);
  }
}
