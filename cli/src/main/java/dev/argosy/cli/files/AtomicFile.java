package dev.argosy.cli.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Arrays;

/** Writes a file so that a reader sees the old content or the new one, never half of one. */
public final class AtomicFile {
  private AtomicFile() {}

  /** Writes a file, which may be new; one that is there keeps its mode. */
  static void write(Path file, byte[] bytes) throws IOException {
    Path fresh =
        file.resolveSibling("." + file.getFileName() + "." + ProcessHandle.current().pid());
    try {
      Files.write(fresh, bytes);
      PosixFileAttributeView old = Files.getFileAttributeView(file, PosixFileAttributeView.class);
      PosixFileAttributeView own = Files.getFileAttributeView(fresh, PosixFileAttributeView.class);
      if (old != null && own != null && Files.exists(file)) {
        own.setPermissions(old.readAttributes().permissions());
      }
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /**
   * Replaces a regular file that still is as it was read.
   *
   * @throws UncheckedIOException when it is not, or cannot be written
   */
  public static void replace(Path file, byte[] before, byte[] after) {
    try {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          || !Arrays.equals(Files.readAllBytes(file), before)) {
        throw new FileSystemException(file.toString(), null, "it has changed since it was read");
      }
      write(file, after);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
