package dev.argosy.source;

import java.util.List;
import java.util.Optional;

/**
 * The files of one repository at one moment. A folder on disk, a commit, or a map in a test;
 * reading the same path twice gives the same bytes.
 */
public interface Tree {
  /** Largest file that is read, in bytes. A larger one counts as unreadable. */
  int MAX_FILE_BYTES = 1 << 20;

  /** Every regular file, as a path relative to the root with forward slashes, sorted. */
  List<String> paths();

  /**
   * The content; empty when there is no such regular file, or it is larger than {@link
   * #MAX_FILE_BYTES}.
   */
  Optional<byte[]> read(String path);
}
