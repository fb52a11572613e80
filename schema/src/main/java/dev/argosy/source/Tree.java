package dev.argosy.source;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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

  /**
   * The content as it comes, of whatever size; empty when there is no such file. The caller closes
   * it.
   */
  default Optional<InputStream> open(String path) {
    return read(path).map(ByteArrayInputStream::new);
  }

  /**
   * What stands for the content: of two trees of one kind that give the same, the files are the
   * same. Cheap where the tree knows it without reading; empty when there is no such file.
   */
  default Optional<String> contentId(String path) {
    return read(path).map(Tree::digest);
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new LinkageError("every Java has SHA-256", e);
    }
  }
}
