package dev.argosy.load;

import java.util.regex.Pattern;

/** A pattern of paths: {@code *} and {@code ?} stay within a folder, {@code **} crosses folders. */
final class Glob {
  private final Pattern pattern;

  Glob(String glob) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      if (glob.startsWith("**/", i)) {
        regex.append("(?:.*/)?");
        i += 2;
      } else if (glob.startsWith("**", i)) {
        regex.append(".*");
        i++;
      } else if (c == '*') {
        regex.append("[^/]*");
      } else if (c == '?') {
        regex.append("[^/]");
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    this.pattern = Pattern.compile(regex.toString());
  }

  boolean matches(String path) {
    return pattern.matcher(path).matches();
  }
}
