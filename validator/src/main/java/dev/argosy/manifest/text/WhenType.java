package dev.argosy.manifest.text;

/** What a part of a {@code when} gives. */
enum WhenType {
  BOOLEAN("true or false"),
  NUMBER("a number"),
  TEXT("a text"),
  /** A text with a tag in it, which may turn out a date. */
  TAGGED("a text"),
  /** A date that is written out, which counts as a number. */
  DATE("a date"),
  LIST("a list"),
  NOTHING("nothing"),
  /** True or false for some values, for others not. */
  MIXED("more than true and false"),
  UNKNOWN("anything");

  private final String words;

  WhenType(String words) {
    this.words = words;
  }

  /** As a message names it. */
  String words() {
    return words;
  }

  boolean isUnknown() {
    return this == UNKNOWN || this == MIXED;
  }

  boolean isText() {
    return this == TEXT || this == TAGGED;
  }

  boolean isNumber() {
    return this == NUMBER || this == DATE;
  }
}
