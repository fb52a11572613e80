package dev.argosy.link;

import java.util.regex.Pattern;

/** The folders that a program in a step may rely on. */
public final class Contract {
  /** Artifact inputs, by name. */
  public static final String INPUTS = "/argosy/inputs/";

  /** Outputs, by name; the folder exists and is writable. */
  public static final String OUTPUTS = "/argosy/outputs/";

  private static final Pattern INPUT =
      Pattern.compile(Pattern.quote("/argosy/inputs") + "(?:/([A-Za-z_][A-Za-z0-9_-]*))?");

  private Contract() {}

  /** Whether a text names the path of an input, or the folder of all of them. */
  static boolean mentions(String text, String input) {
    return INPUT
        .matcher(text)
        .results()
        .anyMatch(m -> m.group(1) == null || m.group(1).equals(input));
  }
}
