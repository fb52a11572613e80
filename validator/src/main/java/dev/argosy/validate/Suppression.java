package dev.argosy.validate;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.diagnostic.Span;
import dev.argosy.yaml.Comments.Comment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One code that a comment silences: {@code # argosy: ignore[code, other-code] reason}.
 *
 * @param at where the code is written
 */
record Suppression(At at, Code code, Comment comment) {
  private static final String FORM = "# argosy: ignore[code] reason";
  private static final Pattern WORD = Pattern.compile("argosy:\\s*([\\w-]+)\\s*(.*)");
  private static final Pattern LIST = Pattern.compile("\\[([^\\]\\[]*)\\](.*)");
  private static final Pattern ITEM = Pattern.compile("[^,]+");
  private static final Pattern LETTER = Pattern.compile("[\\p{L}\\p{N}]");

  boolean silences(Diagnostic finding) {
    return finding.code() == code && comment.isAbout(finding.at());
  }

  /** What a comment silences; what is wrong with it goes to the findings. */
  static List<Suppression> read(Comment comment, Findings findings) {
    Matcher word = WORD.matcher(comment.text());
    if (!word.matches() || !isMeant(word.group(1), word.group(2))) {
      return List.of();
    }
    Matcher list = LIST.matcher(word.group(2));
    if (!word.group(1).equals("ignore") || !list.matches() || list.group(1).isBlank()) {
      findings.add(
          Code.SUPPRESSION_SYNTAX,
          comment.at(),
          "this comment silences nothing: expected '" + FORM + "'",
          word.group(1).equals("ignore") ? "" : Nearest.hint(word.group(1), List.of("ignore")));
      return List.of();
    }
    if (!LETTER.matcher(list.group(2)).find()) {
      findings.add(
          Code.SUPPRESSION_REASON,
          comment.at(),
          "this comment silences nothing: it says no reason",
          "say behind the brackets why it does not matter here");
      return List.of();
    }
    return codes(comment, word.start(2) + list.start(1), list.group(1), findings);
  }

  /** Other comments may begin with the name of the program. */
  private static boolean isMeant(String word, String rest) {
    return word.equals("ignore")
        || rest.startsWith("[")
        || Nearest.to(word, List.of("ignore")).isPresent();
  }

  private static List<Suppression> codes(
      Comment comment, int offset, String list, Findings findings) {
    List<Suppression> all = new ArrayList<>();
    Matcher items = ITEM.matcher(list);
    while (items.find()) {
      String id = items.group().strip();
      int blanks = items.group().indexOf(id);
      At at = at(comment, offset + items.start() + blanks, id);
      Optional<Code> code = Code.byId(id);
      if (code.isEmpty()) {
        List<String> known = Arrays.stream(Code.values()).map(Code::id).toList();
        findings.add(
            Code.SUPPRESSION_UNKNOWN,
            at,
            "there is no code '" + id + "'",
            Nearest.to(id, known)
                .map(near -> "did you mean '" + near + "'?")
                .orElse("'argosy rules' lists all"));
      } else {
        all.add(new Suppression(at, code.get(), comment));
      }
    }
    return all;
  }

  /** The comment ends with its text, so places are counted from the end. */
  private static At at(Comment comment, int offset, String id) {
    String text = comment.text();
    Span span = comment.at().span();
    int from =
        span.endColumn() - text.codePointCount(Math.min(offset, text.length()), text.length());
    return new At(
        comment.at().file(),
        new Span(
            span.line(), from, span.line(), from + Math.max(1, id.codePointCount(0, id.length()))));
  }
}
