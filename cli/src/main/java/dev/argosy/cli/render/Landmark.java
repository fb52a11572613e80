package dev.argosy.cli.render;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Diagnostic;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Where a finding is, in words that stay the same when lines move: its own line, and the lines
 * around it that it is indented under. {@code spec > steps > train > container > image: python}.
 */
public final class Landmark {
  private static final int LONGEST = 160;
  private static final int LONGEST_OUTER = 60;

  private Landmark() {}

  /**
   * Empty where the line is blank, as for findings about a whole file; of a line whose text must
   * not be shown, what stands before it.
   */
  public static String of(Diagnostic finding) {
    At at = finding.at();
    int number = at.span().line();
    String own = at.file().line(number);
    List<String> words = new ArrayList<>();
    words.add(
        finding.code().hidesText()
            ? cut(own, at.span().column() - 1).strip()
            : cut(own.strip(), LONGEST));
    String inner = own;
    for (int i = number - 1; i > 0 && indent(inner) + (isItem(inner) ? 1 : 0) > 0; i--) {
      String line = at.file().line(i);
      if (line.startsWith("---")) {
        break;
      }
      if (isAround(line, inner)) {
        words.addFirst(outer(line.strip()));
        inner = line;
      }
    }
    return String.join(" > ", words);
  }

  /** One digest for each finding that tells it from all others, whatever lines they are in. */
  static List<String> fingerprints(List<Finding> findings) {
    Map<String, Integer> seen = new HashMap<>();
    List<String> all = new ArrayList<>();
    for (Finding finding : findings) {
      String key =
          String.join(
              "\n", finding.diagnostic().code().id(), finding.file(), of(finding.diagnostic()));
      all.add(digest(key + "\n" + seen.merge(key, 1, Integer::sum)));
    }
    return all;
  }

  private static boolean isAround(String line, String inner) {
    if (line.isBlank() || line.strip().startsWith("#")) {
      return false;
    }
    boolean listOf = isItem(inner) && !isItem(line) && indent(line) == indent(inner);
    return indent(line) < indent(inner) || listOf;
  }

  /** A key without its value, an item of a list with what it begins with. */
  private static String outer(String line) {
    int colon = line.indexOf(':');
    return cut(
        isItem(line) ? line.substring(1).strip() : colon > 0 ? line.substring(0, colon) : line,
        LONGEST_OUTER);
  }

  private static boolean isItem(String line) {
    String text = line.strip();
    return text.equals("-") || text.startsWith("- ");
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }

  private static String cut(String text, int most) {
    int points = text.codePointCount(0, text.length());
    return points <= most ? text : text.substring(0, text.offsetByCodePoints(0, most)) + "…";
  }

  private static String digest(String text) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
