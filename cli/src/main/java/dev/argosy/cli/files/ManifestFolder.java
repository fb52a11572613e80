package dev.argosy.cli.files;

import dev.argosy.compile.Manifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Writes manifests below a folder, one file each, and only what is new. */
public final class ManifestFolder {
  private final Path root;
  private final Consumer<String> report;

  /**
   * @param root the folder; made when it is missing
   * @param report is told about each file
   */
  public ManifestFolder(Path root, Consumer<String> report) {
    this.root = root;
    this.report = report;
  }

  /**
   * Writes every manifest whose file has other bytes than it.
   *
   * @throws UncheckedIOException when a file cannot be written
   */
  public void write(List<Manifest> manifests) {
    for (Manifest manifest : manifests) {
      Path file = root.resolve(path(manifest));
      try {
        boolean changed = replace(file, manifest.yaml().getBytes(StandardCharsets.UTF_8));
        report.accept((changed ? "wrote " : "unchanged ") + path(manifest));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot write " + file, e);
      }
    }
  }

  /** {@code <namespace>/<kind>-<name>.yaml}, without a folder when there is no namespace. */
  static String path(Manifest manifest) {
    String folder = manifest.namespace().isEmpty() ? "" : manifest.namespace() + "/";
    return folder + manifest.kind().toLowerCase(Locale.ROOT) + "-" + manifest.name() + ".yaml";
  }

  private static boolean replace(Path file, byte[] bytes) throws IOException {
    if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), bytes)) {
      return false;
    }
    Files.createDirectories(file.getParent());
    AtomicFile.write(file, bytes);
    return true;
  }
}
