package dev.argosy.sync.apply;

import java.io.IOException;
import java.nio.file.Path;

/** The file operations a folder target is built from; each one takes effect whole or not at all. */
interface Disk {
  /** Writes a new file and the folders above it, and forces it to the disk. */
  void write(Path file, byte[] content) throws IOException;

  /**
   * Makes {@code link} a symbolic link to {@code target} in one step, replacing a link before it.
   */
  void point(Path link, Path target) throws IOException;

  /** Renames a folder in one step. */
  void move(Path from, Path to) throws IOException;

  /** Removes a folder with everything in it; not in one step, so only for what nobody reads. */
  void remove(Path folder) throws IOException;
}
