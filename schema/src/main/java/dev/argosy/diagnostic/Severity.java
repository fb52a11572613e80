package dev.argosy.diagnostic;

import java.util.Locale;

/** How bad a finding is, worst first; only errors stop a compilation. */
public enum Severity {
  ERROR,
  WARNING,
  INFO;

  /** The word that users read: {@code error}, {@code warning} or {@code info}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
