package dev.argosy.cli.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.source.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskTreeTest implements TreeContract {
  @TempDir private Path folder;

  @Override
  public Tree tree(Map<String, byte[]> files) throws IOException {
    Path root = folder.resolve("root");
    for (var file : files.entrySet()) {
      Path path = root.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    return DiskTree.of(root);
  }

  @Test
  void linksAndHiddenFoldersAreNoPartOfIt() throws IOException {
    tree(
        Map.of(
            "a",
            new byte[1],
            ".git/config",
            new byte[1],
            "d/.x/y",
            new byte[1],
            ".dot",
            new byte[1]));
    Path root = folder.resolve("root");
    Files.writeString(folder.resolve("secret"), "s");
    Files.createSymbolicLink(root.resolve("link"), folder.resolve("secret"));
    Files.createSymbolicLink(root.resolve("up"), folder);
    Tree tree = DiskTree.of(root);
    assertThat(tree.paths()).containsExactly(".dot", "a");
    assertThat(tree.read("link")).isEmpty();
    assertThat(tree.read("up/secret")).isEmpty();
    assertThat(tree.read(".git/config")).isEmpty();
  }

  @Test
  void aFileReadOnceStaysAsItWas() throws IOException {
    Tree tree = tree(Map.of("a", new byte[] {1}));
    assertThat(tree.read("a")).hasValueSatisfying(b -> assertThat(b).containsExactly(1));
    Files.write(folder.resolve("root/a"), new byte[] {2});
    assertThat(tree.read("a")).hasValueSatisfying(b -> assertThat(b).containsExactly(1));
  }
}
