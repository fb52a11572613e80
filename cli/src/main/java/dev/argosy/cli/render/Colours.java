package dev.argosy.cli.render;

import dev.argosy.diagnostic.Severity;

/** The few colours of the text output, or none. */
record Colours(boolean on) {
  String bold(String text) {
    return in("1", text);
  }

  String dim(String text) {
    return in("2", text);
  }

  String mark(String text) {
    return in("1;32", text);
  }

  String severity(Severity severity, String text) {
    return switch (severity) {
      case ERROR -> in("1;31", text);
      case WARNING -> in("1;33", text);
      case INFO -> in("1;36", text);
    };
  }

  private String in(String code, String text) {
    return on ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
