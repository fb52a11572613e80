package dev.argosy.compile;

import static java.util.stream.Collectors.joining;

import dev.argosy.diagnostic.Outcome;
import dev.argosy.source.MemoryTree;
import dev.argosy.source.SourceFile;
import dev.argosy.validate.Validator;
import dev.argosy.yaml.Node.MapNode;
import dev.argosy.yaml.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The folders of {@code examples/}. */
final class Examples {
  static final Path FOLDER = Path.of(System.getProperty("argosy.root"), "examples");

  private Examples() {}

  /**
   * A folder, compiled.
   *
   * @param environment absent where it can be compiled without
   */
  record Example(Path folder, Optional<String> environment) {
    List<Manifest> compile() {
      return Examples.compile(tree(folder), environment);
    }

    /** What it compiles to, beside its sources. */
    Path golden() {
      return folder.resolve("argo" + environment.map(e -> "." + e).orElse("") + ".yaml");
    }

    @Override
    public String toString() {
      return folder.getFileName() + environment.map(e -> " " + e).orElse("");
    }
  }

  /** What a folder compiles to, in its first environment where it needs one. */
  static Path golden(Path folder) {
    return of(folder).findFirst().orElseThrow().golden();
  }

  /** All of them, in each environment that their {@code expect.yaml} names. */
  static List<Example> all() {
    return folders().stream().flatMap(Examples::of).toList();
  }

  private static Stream<Example> of(Path folder) {
    return expect(folder).get("environments") instanceof MapNode environments
        ? environments.keys().stream().map(e -> new Example(folder, Optional.of(e)))
        : Stream.of(new Example(folder, Optional.empty()));
  }

  private static MapNode expect(Path folder) {
    try {
      String text = Files.readString(folder.resolve("expect.yaml"));
      return YamlReader.read(new SourceFile("expect.yaml", text)).documents().getFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

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
          .filter(p -> !p.getFileName().toString().matches("argo(\\..*)?\\.yaml|expect\\.yaml"))
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

  /** Those of one repository that need no environment. */
  static MemoryTree together(List<Example> examples) {
    Map<String, byte[]> files = new TreeMap<>();
    for (Example example : examples) {
      MemoryTree tree = tree(example.folder());
      for (String path : tree.paths()) {
        files.put(example.folder().getFileName() + "/" + path, tree.read(path).orElseThrow());
      }
    }
    return MemoryTree.ofBytes(files);
  }

  static List<Manifest> compile(MemoryTree tree, Optional<String> environment) {
    Validator.Options options = Validator.Options.of(environment, List.of(), true);
    Outcome<List<Manifest>> outcome = Compiler.compile(tree, new Compiler.Options(options, false));
    return outcome.value().orElseThrow(() -> new AssertionError(outcome.findings()));
  }

  static String yaml(List<Manifest> manifests) {
    return manifests.stream().map(Manifest::yaml).collect(joining("---\n"));
  }
}
