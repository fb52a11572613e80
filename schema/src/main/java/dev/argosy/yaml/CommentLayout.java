package dev.argosy.yaml;

/** Comments in lines of their own stand with the line they are about. */
final class CommentLayout {
  private final TextMap map;
  private final NewLines lines;

  CommentLayout(TextMap map, NewLines lines) {
    this.map = map;
    this.lines = lines;
  }

  /** Places the comments of the lines from {@code first} up to {@code behind}, from the last. */
  void place(int first, int behind) {
    int below = -1;
    for (int line = behind - 1; line >= first; line--) {
      if (isComment(line)) {
        lines.indent(line, column(line, first, below));
      } else if (lines.indent(line) >= 0 && map.indented(line) < map.end(line)) {
        below = line;
      }
    }
  }

  private boolean isComment(int line) {
    return lines.indent(line) < 0 && map.at(map.indented(line)) == '#';
  }

  /**
   * Like the next line below if that has its column; else like the nearest above that has; else
   * like the next below.
   */
  private int column(int comment, int first, int below) {
    int column = map.indent(comment);
    if (below >= 0 && map.indent(below) == column) {
      return lines.indent(below);
    }
    for (int above = comment - 1; above >= first; above--) {
      if (lines.indent(above) >= 0 && map.indent(above) == column) {
        return lines.indent(above);
      }
    }
    return below >= 0 ? lines.indent(below) : column;
  }
}
