package dev.argosy.sync.apply;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The real disk, until the operation with the given number, at which the machine stops. */
final class FlakyDisk implements Disk {
  private final Disk real = new RealDisk();
  private final int last;
  private final boolean midway;
  int operations;

  /**
   * @param last number of the operation that fails, from 1; every later one fails too
   * @param midway whether the failing operation leaves something half done behind
   */
  FlakyDisk(int last, boolean midway) {
    this.last = last;
    this.midway = midway;
  }

  static FlakyDisk sound() {
    return new FlakyDisk(Integer.MAX_VALUE, false);
  }

  private boolean dies() throws IOException {
    operations++;
    if (operations > last || (operations == last && !midway)) {
      throw new IOException("the machine stopped at operation " + operations);
    }
    return operations == last;
  }

  @Override
  public void write(Path file, byte[] content) throws IOException {
    if (dies()) {
      real.write(file, Arrays.copyOf(content, content.length / 2));
      throw new IOException("the machine stopped in the middle of a file");
    }
    real.write(file, content);
  }

  @Override
  public void point(Path link, Path target) throws IOException {
    if (dies()) {
      Files.createSymbolicLink(link.resolveSibling(".half.link"), target);
      throw new IOException("the machine stopped before the rename");
    }
    real.point(link, target);
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    if (dies()) {
      throw new IOException("the machine stopped before the rename");
    }
    real.move(from, to);
  }

  @Override
  public void remove(Path folder) throws IOException {
    if (dies()) {
      throw new IOException("the machine stopped before the removal");
    }
    real.remove(folder);
  }
}
