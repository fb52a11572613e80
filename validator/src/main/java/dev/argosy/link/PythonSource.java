package dev.argosy.link;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As much of a Python module as its top-level functions need: their names and parameters. */
final class PythonSource {
  private static final Pattern DEF =
      Pattern.compile(
          "^(?:async[ \\t]+)?def[ \\t]+([A-Za-z_][A-Za-z0-9_]*)[ \\t]*(?:\\[[^\\]]*\\])?[ \\t]*\\(",
          Pattern.MULTILINE);
  private static final Pattern STRING =
      Pattern.compile(
          "\"\"\"(?s:.*?)\"\"\"|'''(?s:.*?)'''|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])*'|#[^\\n]*");

  /** A default that is a lambda: the commas between its parameters divide nothing here. */
  private static final Pattern LAMBDA = Pattern.compile("(?s).*\\blambda\\b[^:]*");

  private PythonSource() {}

  /**
   * A top-level function.
   *
   * @param parameters names that can be given by keyword
   * @param required those without a default
   * @param positional those without a default that cannot be given by keyword
   * @param takesAny whether it has {@code **kwargs}
   */
  record Def(
      String name,
      List<String> parameters,
      List<String> required,
      List<String> positional,
      boolean takesAny) {}

  static List<Def> topLevel(String source) {
    String code = blank(source);
    List<Def> defs = new ArrayList<>();
    Matcher m = DEF.matcher(code);
    while (m.find()) {
      int end = closing(code, m.end());
      if (end > 0) {
        defs.add(def(m.group(1), code.substring(m.end(), end)));
      }
    }
    return defs;
  }

  /**
   * Strings and comments made blank, so that brackets and commas in them do not count; lines stay.
   */
  private static String blank(String source) {
    return STRING
        .matcher(source)
        .replaceAll(m ->
            m.group().startsWith("#")
                ? ""
                : "0" + "\n".repeat((int) m.group().lines().count() - 1));
  }

  private static int closing(String code, int from) {
    int depth = 1;
    for (int i = from; i < code.length(); i++) {
      char c = code.charAt(i);
      depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }

  private static Def def(String name, String parameters) {
    List<String> names = new ArrayList<>();
    List<String> required = new ArrayList<>();
    List<String> positional = new ArrayList<>();
    boolean any = false;
    for (String part : commas(parameters)) {
      String parameter = part.strip();
      if (parameter.equals("/")) {
        names.clear(); // what stands before is positional only
        positional.addAll(required);
        required.clear();
      } else if (parameter.startsWith("**")) {
        any = true;
      } else if (!parameter.isEmpty() && !parameter.startsWith("*")) {
        String word = parameter.split("[:=\\s]", 2)[0];
        names.add(word);
        if (!hasDefault(parameter)) {
          required.add(word);
        }
      }
    }
    return new Def(name, names, required, positional, any);
  }

  private static boolean hasDefault(String parameter) {
    int depth = 0;
    for (int i = 0; i < parameter.length(); i++) {
      char c = parameter.charAt(i);
      depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
      if (c == '=' && depth == 0) {
        return true;
      }
    }
    return false;
  }

  private static List<String> commas(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
      if (c == ',' && depth == 0 && !LAMBDA.matcher(text.substring(start, i)).matches()) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(text.substring(start));
    return parts;
  }
}
