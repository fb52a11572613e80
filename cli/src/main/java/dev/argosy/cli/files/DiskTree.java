package dev.argosy.cli.files;

import dev.argosy.source.Tree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The files below a folder on disk. Symbolic links are not followed, so that nothing outside of the
 * folder is read; folders whose name starts with a dot are left out. What was read once stays as it
 * was.
 */
public final class DiskTree implements Tree {
  private final Map<String, Path> files;
  private final Map<String, Optional<byte[]>> contents = new ConcurrentHashMap<>();

  private DiskTree(Map<String, Path> files) {
    this.files = files;
  }

  /**
   * The tree below a folder, listed now, read when asked.
   *
   * @throws UncheckedIOException when a folder cannot be listed
   */
  public static DiskTree of(Path root) {
    try {
      Listing listing = new Listing(root);
      Files.walkFileTree(root, listing);
      return new DiskTree(listing.files);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list the folder " + root, e);
    }
  }

  @Override
  public List<String> paths() {
    return List.copyOf(files.keySet());
  }

  @Override
  public Optional<byte[]> read(String path) {
    return contents.computeIfAbsent(path, this::load);
  }

  @Override
  public Optional<InputStream> open(String path) {
    Path file = files.get(path);
    if (file == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private Optional<byte[]> load(String path) {
    Optional<InputStream> stream = open(path);
    if (stream.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = stream.get()) {
      byte[] bytes = in.readNBytes(MAX_FILE_BYTES + 1);
      return bytes.length > MAX_FILE_BYTES ? Optional.empty() : Optional.of(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }

  private static final class Listing extends SimpleFileVisitor<Path> {
    private final Path root;
    private final Map<String, Path> files = new TreeMap<>();

    Listing(Path root) {
      this.root = root;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      boolean hidden = !folder.equals(root) && folder.getFileName().toString().startsWith(".");
      return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile()) {
        files.put(root.relativize(file).toString().replace('\\', '/'), file);
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
