package dev.argosy.kubeflow;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names of Kubeflow, which may hold blanks, as names of the language. */
public final class KubeflowNames {
  private static final Pattern OURS = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,63}");

  private KubeflowNames() {}

  /** The name itself where it is one of ours, else in snake_case. */
  public static String key(String name) {
    return OURS.matcher(name).matches() ? name : snake(name);
  }

  /** As Kubeflow makes names of Python: {@code Repeat Count} is {@code repeat_count}. */
  public static String snake(String name) {
    String words =
        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_+|_+$", "");
    String key = words.isEmpty() || Character.isDigit(words.charAt(0)) ? "n_" + words : words;
    return key.length() > 64 ? key.substring(0, 64) : key;
  }

  /** Whether {@code written} names what is called {@code name}. */
  public static boolean means(String written, String name) {
    return written.equals(name) || written.equals(key(name)) || written.equals(snake(name));
  }
}
