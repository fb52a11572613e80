package dev.argosy.manifest.text;

import dev.argosy.diagnostic.Severity;
import dev.argosy.manifest.text.TextProblem.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the parts of a {@code when} give, by govaluate's precedences, and what its operators do not
 * take. Tokens must be in an order that {@link WhenGrammar} accepts.
 */
final class WhenTypes {
  /** Operators from the loosest to the tightest; those of one level bind from the left. */
  private static final List<Set<String>> LEVELS =
      List.of(
          Set.of(","),
          Set.of("?", ":", "??"),
          Set.of("||"),
          Set.of("&&"),
          Set.of("==", "!=", "<", "<=", ">", ">=", "=~", "!~", "in"),
          Set.of("&", "|", "^"),
          Set.of(">>", "<<"),
          Set.of("+", "-"),
          Set.of("*", "/", "%"),
          Set.of("**"));

  private static final int DEEPEST = 100;

  /**
   * A part: where it stands, and what it gives.
   *
   * @param optional whether it gives nothing for some values: a {@code ?} without its {@code :}
   */
  record Part(WhenType type, int from, int to, boolean optional) {
    Part(WhenType type, int from, int to) {
      this(type, from, to, false);
    }

    Part joined(WhenType joined, Part last, boolean maybe) {
      return new Part(joined, from, Math.max(to, last.to), maybe);
    }
  }

  private final List<WhenToken> tokens;
  private final WhenExpression.Place place;
  private final List<TextProblem> problems = new ArrayList<>();
  private int at;
  private int depth;

  /** Where the last word with a minus in it ends. */
  private int wordTo = -1;

  /** Inside what is not always computed. */
  private int maybe;

  WhenTypes(List<WhenToken> tokens, WhenExpression.Place place) {
    this.tokens = tokens;
    this.place = place;
  }

  List<TextProblem> problems() {
    Part whole = level(0);
    if (at < tokens.size()) {
      WhenToken rest = tokens.get(at);
      problems.add(
          TextProblem.warning(
              Kind.SYNTAX,
              rest.from(),
              tokens.getLast().to(),
              "Argo does not read on here",
              "an operator is missing before it"));
    } else if (whole.type() != WhenType.UNKNOWN
        && (whole.type() != WhenType.BOOLEAN || whole.optional())) {
      condition(whole);
    }
    return problems;
  }

  private void condition(Part whole) {
    boolean sometimes = whole.type() == WhenType.BOOLEAN || whole.type() == WhenType.MIXED;
    maybe += sometimes ? 1 : 0;
    add(
        Kind.NOT_A_CONDITION,
        whole,
        "a when must give true or false, this gives "
            + (whole.type() == WhenType.BOOLEAN
                ? "nothing when it is not so"
                : whole.type().words()),
        sometimes ? "" : "compare it: '…' == '…'");
    maybe -= sometimes ? 1 : 0;
  }

  private Part level(int level) {
    if (level == LEVELS.size()) {
      return value();
    }
    Part left = level(level + 1);
    while (at < tokens.size()
        && !tokens.get(at).kind().isOperand()
        && LEVELS.get(level).contains(tokens.get(at).text())) {
      WhenToken operator = tokens.get(at++);
      boolean lazy = Set.of("&&", "||", "?", ":", "??").contains(operator.text());
      maybe += lazy ? 1 : 0;
      Part right = level(level + 1);
      maybe -= lazy ? 1 : 0;
      left = left.joined(combine(operator, left, right), right, operator.text().equals("?"));
    }
    return left;
  }

  private Part value() {
    if (at >= tokens.size()) {
      return nothing(at - 1);
    }
    WhenToken token = tokens.get(at);
    return switch (token.kind()) {
      case PREFIX -> prefixed(tokens.get(at++));
      case OPEN -> inner(tokens.get(at++));
      case START, CLOSE, COMPARATOR, MODIFIER, LOGICAL, TERNARY, COMMA -> nothing(at);
      case NUMBER, BOOLEAN, WORD, FIELD, STRING, TIME, PATTERN, VALUE -> {
        at++;
        yield new Part(type(token), token.from(), token.to());
      }
    };
  }

  private Part nothing(int index) {
    WhenToken near = tokens.get(Math.max(0, index));
    return new Part(WhenType.NOTHING, near.from(), near.to());
  }

  private WhenType type(WhenToken token) {
    return switch (token.kind()) {
      case NUMBER -> WhenType.NUMBER;
      case BOOLEAN -> WhenType.BOOLEAN;
      case TIME -> WhenType.DATE;
      case STRING -> token.text().indexOf(WhenLexer.TAG) < 0 ? WhenType.TEXT : WhenType.TAGGED;
      case PATTERN -> WhenType.TEXT;
      case WORD -> place == WhenExpression.Place.STEP ? WhenType.TEXT : unquoted(token);
      case FIELD -> unquoted(token);
      default -> WhenType.UNKNOWN;
    };
  }

  /** A word that would have to be a variable, of which there are none. */
  private WhenType unquoted(WhenToken token) {
    return add(
        Kind.UNKNOWN_NAME,
        new Part(WhenType.UNKNOWN, token.from(), token.to()),
        Quoted.of(token.text()) + " is read as a variable, which does not exist",
        "write '" + token.text() + "' if it is a text");
  }

  private Part inner(WhenToken open) {
    if (++depth > DEEPEST) {
      throw new TextError(
          TextProblem.warning(
              Kind.TOO_LARGE, open.from(), open.to(), "nested too deep: not checked", ""));
    }
    Part part = level(0);
    depth--;
    WhenToken close = tokens.get(Math.min(at, tokens.size() - 1));
    if (close.kind() == WhenToken.Kind.CLOSE) {
      at++;
    }
    return new Part(part.type(), open.from(), close.to(), part.optional());
  }

  private Part prefixed(WhenToken sign) {
    Part operand = value();
    boolean not = sign.text().equals("!");
    WhenType wanted = not ? WhenType.BOOLEAN : WhenType.NUMBER;
    Part whole = new Part(wanted, sign.from(), operand.to());
    boolean fits = not ? operand.type() == WhenType.BOOLEAN : operand.type().isNumber();
    if (!fits && !operand.type().isUnknown()) {
      mismatch(whole, sign.text() + " takes " + wanted.words(), operand);
    }
    return whole;
  }

  private WhenType combine(WhenToken operator, Part left, Part right) {
    return switch (operator.text()) {
      case "," -> WhenType.LIST;
      case "?" -> {
        truth(operator, left);
        yield right.type();
      }
      case ":", "??" -> left.optional() ? either(left.type(), right.type()) : left.type();
      case "&&", "||" -> {
        truth(operator, left);
        maybe++;
        truth(operator, right);
        maybe--;
        yield WhenType.BOOLEAN;
      }
      case "==", "!=" -> equality(left, right);
      case "<", "<=", ">", ">=" -> ordered(operator, left, right);
      case "=~", "!~" -> pattern(operator, left, right);
      case "in" -> in(right, left);
      case "+" -> sum(operator, left, right);
      case "-" ->
          isWord(operator, left, right) ? word(left, right) : computed(operator, left, right);
      default -> computed(operator, left, right);
    };
  }

  private WhenType computed(WhenToken operator, Part left, Part right) {
    number(operator, left);
    number(operator, right);
    return WhenType.NUMBER;
  }

  /** Whether a minus joins words, as in names: nobody takes one text from another. */
  private boolean isWord(WhenToken operator, Part left, Part right) {
    boolean joined = left.to() == operator.from() && operator.to() == right.from();
    return joined
        && right.type() == WhenType.TEXT
        && (left.type() == WhenType.TEXT || wordTo == left.to());
  }

  private WhenType word(Part left, Part right) {
    if (wordTo != left.to()) {
      add(
          Kind.WRONG_TYPE,
          left.joined(left.type(), right, false),
          "the minus in a word without quotes is read as a subtraction",
          "put the word in quotes; what a task waits for stands in depends");
    }
    wordTo = right.to();
    return WhenType.UNKNOWN;
  }

  private static WhenType either(WhenType left, WhenType right) {
    if (left == right || left.isUnknown() || right.isUnknown()) {
      return left == right ? left : WhenType.UNKNOWN;
    }
    return left == WhenType.BOOLEAN || right == WhenType.BOOLEAN ? WhenType.MIXED : left;
  }

  private void truth(WhenToken operator, Part part) {
    if (part.type() != WhenType.BOOLEAN && !part.type().isUnknown()) {
      mismatch(part, Quoted.of(operator.text()) + " takes true or false", part);
    }
  }

  private void number(WhenToken operator, Part part) {
    if (!part.type().isNumber() && !part.type().isUnknown()) {
      mismatch(part, Quoted.of(operator.text()) + " takes numbers", part);
    }
  }

  private WhenType equality(Part left, Part right) {
    boolean different =
        (left.type().isText() && isPlain(right.type()))
            || (right.type().isText() && isPlain(left.type()))
            || (left.type() == WhenType.BOOLEAN && right.type().isNumber())
            || (right.type() == WhenType.BOOLEAN && left.type().isNumber());
    if (different) {
      problems.add(
          TextProblem.warning(
              Kind.WRONG_TYPE,
              left.from(),
              right.to(),
              left.type().words() + " never equals " + right.type().words(),
              "put both sides in quotes"));
    }
    return WhenType.BOOLEAN;
  }

  private static boolean isPlain(WhenType type) {
    return type == WhenType.NUMBER || type == WhenType.BOOLEAN;
  }

  private WhenType ordered(WhenToken operator, Part left, Part right) {
    WhenType l = left.type();
    WhenType r = right.type();
    boolean fits =
        l.isUnknown() && r != WhenType.BOOLEAN && r != WhenType.LIST && r != WhenType.NOTHING
            || r.isUnknown() && l != WhenType.BOOLEAN && l != WhenType.LIST && l != WhenType.NOTHING
            || (l.isText() && r.isText())
            || (l.isNumber() && r.isNumber())
            || (l == WhenType.TAGGED && r == WhenType.DATE)
            || (l == WhenType.DATE && r == WhenType.TAGGED);
    if (!fits) {
      add(
          Kind.WRONG_TYPE,
          left.joined(l, right, false),
          Quoted.of(operator.text())
              + " compares two numbers or two texts, not "
              + l.words()
              + " and "
              + r.words(),
          l.isText() || r.isText() ? "write the number's side without quotes" : "");
    }
    return WhenType.BOOLEAN;
  }

  private WhenType pattern(WhenToken operator, Part left, Part right) {
    for (Part part : List.of(left, right)) {
      if (!part.type().isText() && !part.type().isUnknown()) {
        mismatch(part, Quoted.of(operator.text()) + " takes texts", part);
      }
    }
    return WhenType.BOOLEAN;
  }

  private WhenType in(Part list, Part left) {
    if (list.type() != WhenType.LIST && !list.type().isUnknown()) {
      add(
          Kind.WRONG_TYPE,
          left.joined(left.type(), list, false),
          "'in' takes a list of two or more, not " + list.type().words(),
          "write in ('a', 'b'); for one write ==");
    }
    return WhenType.BOOLEAN;
  }

  private WhenType sum(WhenToken operator, Part left, Part right) {
    if (left.type().isText() || right.type().isText()) {
      return WhenType.TEXT;
    }
    if (left.type().isUnknown() || right.type().isUnknown()) {
      return WhenType.UNKNOWN;
    }
    number(operator, left);
    number(operator, right);
    return WhenType.NUMBER;
  }

  private void mismatch(Part at, String message, Part given) {
    add(
        Kind.WRONG_TYPE,
        at,
        message + ", not " + given.type().words(),
        given.type().isText() ? "compare it: … == …" : "");
  }

  private WhenType add(Kind kind, Part at, String message, String hint) {
    problems.add(
        new TextProblem(
            kind,
            maybe == 0 ? Severity.ERROR : Severity.WARNING,
            at.from(),
            at.to(),
            message,
            hint));
    return WhenType.UNKNOWN;
  }
}
