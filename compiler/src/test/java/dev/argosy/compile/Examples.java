package dev.argosy.compile;

import static java.util.stream.Collectors.joining;

import dev.argosy.diagnostic.Outcome;
import dev.argosy.source.MemoryTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The folders of {@code examples/}. */
final class Examples {
  static final Path FOLDER = Path.of(System.getProperty("argosy.root"), "examples");

  /** What each folder compiles to, beside its sources. */
  static final String COMPILED = "argo.yaml";

  private Examples() {}

  static List<Path> folders() {
    try (Stream<Path> folders = Files.list(FOLDER)) {
      return folders.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is written in a folder. */
  static List<Path> documents(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .filter(p -> p.toString().endsWith(".yaml"))
          .filter(p -> !p.endsWith(COMPILED) && !p.endsWith("expect.yaml"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All files below a folder, the compiled ones too: the compiler must know them for its own. */
  static MemoryTree tree(Path folder) {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path file : paths.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return MemoryTree.ofBytes(files);
  }

  /** The objects of a folder. */
  static List<Manifest> compile(Path folder) {
    Outcome<List<Manifest>> outcome = Compiler.compile(tree(folder), Compiler.Options.all());
    return outcome
        .value()
        .orElseThrow(() -> new AssertionError(folder + ": " + outcome.findings()));
  }

  static String yaml(List<Manifest> manifests) {
    return manifests.stream().map(Manifest::yaml).collect(joining("---\n"));
  }
}
