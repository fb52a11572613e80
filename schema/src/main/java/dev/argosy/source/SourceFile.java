package dev.argosy.source;

import java.util.List;

/** A text file as the author wrote it. */
public final class SourceFile {
  private final String path;
  private final List<String> lines;
  private final String text;

  /**
   * @param path relative to the project's root, with forward slashes
   * @param text the content, without a byte order mark
   */
  public SourceFile(String path, String text) {
    this.path = path;
    this.text = text;
    this.lines = text.lines().toList();
  }

  public String path() {
    return path;
  }

  public String text() {
    return text;
  }

  /** The line without its end, empty when the file has no such line; {@code number} from 1. */
  public String line(int number) {
    return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
  }

  @Override
  public String toString() {
    return path;
  }
}
