package dev.argosy.validate;

import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.source.MemoryTree;
import dev.argosy.source.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A folder of {@code diagnostics/}: {@code bad.yaml} or {@code bad/}, the same for {@code fixed},
 * and {@code expected.txt}. Any other file belongs to both; {@code environment.txt} names the
 * environment that is chosen.
 */
record Fixture(Path folder) {
  private static final String ENVIRONMENT = "environment.txt";

  /** What schedules are held against. */
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

  static Path home() {
    return Path.of(System.getProperty("argosy.root", "..")).resolve("diagnostics");
  }

  static List<Fixture> all() throws IOException {
    try (Stream<Path> folders = Files.list(home())) {
      return folders.filter(Files::isDirectory).sorted().map(Fixture::new).toList();
    }
  }

  String id() {
    return folder.getFileName().toString();
  }

  /** What validation says of the variant {@code bad} or {@code fixed}. */
  List<Diagnostic> findings(String variant) throws IOException {
    return findings(tree(variant));
  }

  /** What validation says of a tree, in the environment of this folder. */
  List<Diagnostic> findings(Tree tree) {
    Validator.Options options =
        new Validator.Options(environment(), true, Optional.of(NOW), path -> true, path -> true);
    return Validator.validate(tree, options).findings();
  }

  Tree tree(String variant) throws IOException {
    return MemoryTree.ofBytes(files(variant));
  }

  private Map<String, byte[]> files(String variant) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (Path file : new TreeSet<>(walk())) {
      String path = folder.relativize(file).toString().replace('\\', '/');
      String own = variant + "/";
      if (path.startsWith(own)) {
        files.put(path.substring(own.length()), Files.readAllBytes(file));
      } else if (path.equals(variant + ".yaml") || isShared(path)) {
        files.put(path, Files.readAllBytes(file));
      }
    }
    return files;
  }

  private List<Path> walk() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static boolean isShared(String path) {
    return !path.matches("(bad|fixed)(/.*|\\.yaml)|expected\\.txt|environment\\.txt");
  }

  private Optional<String> environment() {
    Path file = folder.resolve(ENVIRONMENT);
    try {
      return Files.exists(file)
          ? Optional.of(Files.readString(file, StandardCharsets.UTF_8).strip())
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path expected() {
    return folder.resolve("expected.txt");
  }

  /** One line for each finding, and one for its hint. */
  static String rendered(List<Diagnostic> findings) {
    StringBuilder text = new StringBuilder();
    for (Diagnostic d : findings) {
      text.append(d.at())
          .append(": ")
          .append(d.severity())
          .append(": ")
          .append(d.message())
          .append(" [")
          .append(d.code().id())
          .append("]\n");
      if (!d.hint().isEmpty()) {
        text.append("  hint: ").append(d.hint()).append('\n');
      }
      for (Diagnostic.Related related : d.related()) {
        text.append("  note: ")
            .append(related.at())
            .append(": ")
            .append(related.message())
            .append('\n');
      }
    }
    return text.toString();
  }
}
