package dev.argosy.compile.incremental;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Folders of the repository's own examples, or mistakes, to make other repositories of. */
record Material(List<Map<String, byte[]>> folders) {
  /**
   * @param kind examples or diagnostics
   */
  static Material read(String kind) throws IOException {
    Path root = Path.of(System.getProperty("argosy.root", "..")).toAbsolutePath().normalize();
    List<Map<String, byte[]>> all = new ArrayList<>();
    for (Path folder : children(root.resolve(kind))) {
      all.add(files(folder));
    }
    all.removeIf(Map::isEmpty);
    return new Material(all);
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.filter(Files::isDirectory).sorted().toList();
    }
  }

  private static Map<String, byte[]> files(Path folder) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        if (!name.equals("expect.yaml") && !name.endsWith(".txt")) {
          files.put(name, Files.readAllBytes(file));
        }
      }
    }
    return files;
  }
}
