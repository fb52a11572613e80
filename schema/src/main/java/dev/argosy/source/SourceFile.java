package dev.argosy.source;

import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Outcome;
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

  /**
   * Decodes a file.
   *
   * @param path relative to the project's root, with forward slashes
   * @param bytes the whole file; a byte order mark of UTF-8 is dropped
   * @return the text, or why the bytes are none: not UTF-8, or more than {@link
   *     Tree#MAX_FILE_BYTES}
   */
  public static Outcome<SourceFile> decode(String path, byte[] bytes) {
    return Decoding.decode(path, bytes);
  }

  /**
   * Reads and decodes a file of a tree.
   *
   * @param path relative to the tree's root, with forward slashes
   * @return the text, or why there is none: no such file, too large, not UTF-8
   */
  public static Outcome<SourceFile> read(Tree tree, String path) {
    return tree.read(path)
        .map(bytes -> decode(path, bytes))
        .orElseGet(() -> Decoding.unread(tree, path));
  }

  /** The finding for a file that is larger than {@link Tree#MAX_FILE_BYTES}. */
  public static Diagnostic tooLarge(SourceFile file) {
    return Decoding.tooLarge(file);
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
