package dev.argosy.compile.emit;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** How a string is written so that every reader of YAML takes it for that string. */
final class Scalars {
  private static final Pattern PLAIN =
      Pattern.compile(
          "[A-Za-z_/][A-Za-z0-9_./@-]*+(?:[:=][A-Za-z0-9_./@-]++)*+|-{1,2}[a-z][a-z0-9-]*");

  /** What YAML 1.1, which Argo and Kubernetes read, takes for something else than a string. */
  private static final Set<String> WORDS =
      Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

  /**
   * Characters that the library writes as they are, but that YAML 1.1 reads as line breaks or not
   * at all. Strings that hold one stand in double quotes, so they can be escaped there.
   */
  private static final Map<String, String> ESCAPES =
      Map.of("\u007f", "\\x7f", "\u0085", "\\x85", "\u2028", "\\u2028", "\u2029", "\\u2029");

  private Scalars() {}

  /** A whole document with those characters escaped. */
  static String escaped(String yaml) {
    String text = yaml;
    for (Map.Entry<String, String> escape : ESCAPES.entrySet()) {
      text = text.replace(escape.getKey(), escape.getValue());
    }
    return text;
  }

  static boolean isPlain(String text) {
    return PLAIN.matcher(text).matches() && !WORDS.contains(text.toLowerCase(Locale.ROOT));
  }

  /**
   * Whether a text of several lines can stand as a literal block: every character of it as it is.
   */
  static boolean isBlock(String text) {
    int newline = text.indexOf('\n');
    if (newline < 0 || newline == text.length() - 1 && text.length() < 2 || text.isBlank()) {
      return false;
    }
    return text.codePoints()
            .allMatch(c ->
                c == '\n'
                    || c == '\t'
                    || c >= 0x20
                        && c != 0x7f
                        && c != 0x85
                        && c != 0xa0
                        && (c < 0xd800 || c > 0xffff)
                        && c != 0x2028
                        && c != 0x2029)
        && !text.startsWith(" ")
        && !text.startsWith("\n")
        && text.lines().noneMatch(l -> l.endsWith(" "));
  }
}
