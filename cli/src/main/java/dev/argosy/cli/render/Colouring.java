package dev.argosy.cli.render;

import java.util.Locale;
import java.util.Map;

/** When the text has colours. */
public enum Colouring {
  AUTO,
  ALWAYS,
  NEVER;

  /**
   * What the environment asks for, strongest first: NO_COLOR with any text, CLICOLOR_FORCE with any
   * but 0, a dumb terminal, CLICOLOR=0; otherwise colours go to terminals.
   */
  public static boolean isWanted(Map<String, String> environment, boolean terminal) {
    if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
      return false;
    }
    String force = environment.getOrDefault("CLICOLOR_FORCE", "");
    if (!force.isEmpty() && !force.equals("0")) {
      return true;
    }
    return terminal
        && !"dumb".equals(environment.get("TERM"))
        && !"0".equals(environment.get("CLICOLOR"));
  }

  /**
   * @param wanted whether the environment and the terminal ask for colours
   */
  public boolean on(boolean wanted) {
    return this == ALWAYS || this == AUTO && wanted;
  }

  /** The word of the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
