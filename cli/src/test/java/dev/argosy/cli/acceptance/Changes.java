package dev.argosy.cli.acceptance;

import dev.argosy.source.MemoryTree;
import dev.argosy.source.SourceFile;
import dev.argosy.yaml.Node;
import dev.argosy.yaml.Node.MapNode;
import dev.argosy.yaml.Node.ScalarNode;
import dev.argosy.yaml.YamlReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Single values of pipelines changed where they stand; all else stays as the author wrote it. */
final class Changes {
  private Changes() {}

  /**
   * @param changes the new text of a scalar, by its path below {@code spec}: {@code
   *     steps.ask.timeout}
   */
  static MemoryTree made(MemoryTree tree, Map<String, String> changes) {
    Map<String, String> texts = new LinkedHashMap<>();
    tree.paths().forEach(path -> texts.put(path, Case.text(tree, path)));
    changes.forEach((path, value) -> make(texts, List.of(path.split("\\.")), value));
    return MemoryTree.of(texts);
  }

  private static void make(Map<String, String> texts, List<String> path, String value) {
    List<String> changed = new ArrayList<>();
    for (Map.Entry<String, String> file : texts.entrySet()) {
      if (!file.getKey().endsWith(".yaml")) continue;
      for (MapNode document :
          YamlReader.read(new SourceFile(file.getKey(), file.getValue())).documents()) {
        scalar(document, path)
            .ifPresent(old -> {
              file.setValue(replaced(file.getValue(), old, value));
              changed.add(file.getKey());
            });
      }
    }
    if (changed.size() != 1) {
      throw new AssertionError(path + " is a value in " + changed + ", not in one file");
    }
  }

  private static Optional<ScalarNode> scalar(MapNode document, List<String> path) {
    Node at = document.get("spec");
    for (String key : path) {
      at = at instanceof MapNode map ? map.get(key) : null;
    }
    return at instanceof ScalarNode scalar ? Optional.of(scalar) : Optional.empty();
  }

  private static String replaced(String text, ScalarNode old, String value) {
    int line = old.at().span().line();
    List<String> lines = new ArrayList<>(text.lines().toList());
    String changed = lines.get(line - 1);
    int from = changed.offsetByCodePoints(0, old.at().span().column() - 1);
    int to = changed.offsetByCodePoints(0, old.at().span().endColumn() - 1);
    lines.set(line - 1, changed.substring(0, from) + value + changed.substring(to));
    return String.join("\n", lines) + "\n";
  }
}
