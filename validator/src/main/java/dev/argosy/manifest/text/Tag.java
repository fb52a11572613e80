package dev.argosy.manifest.text;

/**
 * A tag of Argo's templates in a text.
 *
 * @param kind what stands between the braces
 * @param from the offset of the first brace
 * @param to the offset behind the last brace
 * @param innerFrom the offset of the first character of {@code inner}
 * @param inner what stands between the braces, as written, without the {@code =} of an expression
 * @param end where the text goes on: behind the braces that close the outer one of nested tags
 */
public record Tag(Kind kind, int from, int to, int innerFrom, String inner, int end) {
  /** {@code {{name}}} or {@code {{=expression}}}. */
  public enum Kind {
    SIMPLE,
    EXPRESSION
  }

  public boolean isExpression() {
    return kind == Kind.EXPRESSION;
  }

  /**
   * The name as Argo looks it up: blanks around it do not count. Tabs and line breaks do, as Argo
   * reads the JSON of the text, in which they are no blanks: such a name is never known.
   */
  public String name() {
    int to = inner.length();
    while (to > 0 && isBlank(inner.charAt(to - 1))) {
      to--;
    }
    return inner.substring(Math.min(blanks(), to), to);
  }

  /** The offset of {@link #name}. */
  public int nameFrom() {
    return innerFrom + blanks();
  }

  private int blanks() {
    int from = 0;
    while (from < inner.length() && isBlank(inner.charAt(from))) {
      from++;
    }
    return from;
  }

  private static boolean isBlank(char c) {
    return c == '\u0085' || (Character.isSpaceChar(c) && c != '\u2028' && c != '\u2029');
  }

  /**
   * Whether another tag begins inside, as in {@code {{outer-{{inner}}}}}. Argo ends the tag at the
   * first two closing braces, replaces what stands after the last two opening ones, and reads the
   * result again.
   */
  public boolean isNested() {
    return !isExpression() && inner.lastIndexOf("{{") > 0;
  }
}
