package dev.argosy.sync.apply;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The disk of this machine. */
final class RealDisk implements Disk {
  @Override
  public void write(Path file, byte[] content) throws IOException {
    Path folder = parent(file);
    Files.createDirectories(folder);
    try (FileChannel out = FileChannel.open(file, CREATE_NEW, WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        out.write(rest);
      }
      out.force(true);
    }
    force(folder);
  }

  @Override
  public void point(Path link, Path target) throws IOException {
    Path folder = parent(link);
    Path fresh = folder.resolve("." + link.getFileName() + "." + UUID.randomUUID() + ".link");
    Files.createSymbolicLink(fresh, target);
    try {
      Files.move(fresh, link, ATOMIC_MOVE);
    } catch (IOException e) {
      Files.deleteIfExists(fresh);
      throw e;
    }
    force(folder);
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    Files.createDirectories(parent(to));
    Files.move(from, to, ATOMIC_MOVE);
    force(parent(from));
  }

  @Override
  public void remove(Path folder) throws IOException {
    Files.walkFileTree(folder, new Deletion());
  }

  /** Names live in their folder: a file is only safe when its folder has been forced too. */
  private static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, READ)) {
      channel.force(true);
    }
  }

  private static Path parent(Path path) {
    Path parent = path.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IllegalArgumentException(path + " has no parent");
    }
    return parent;
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
        throws IOException {
      if (failure != null) {
        throw failure;
      }
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
