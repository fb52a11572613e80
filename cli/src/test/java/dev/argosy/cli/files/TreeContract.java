package dev.argosy.cli.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.source.Tree;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every tree does, whatever it is made of. */
interface TreeContract {
  /** A tree of these files. */
  Tree tree(Map<String, byte[]> files) throws IOException;

  @Test
  default void listsItsFilesSortedWithForwardSlashes() throws IOException {
    Tree tree = tree(Map.of("b/c.yaml", new byte[1], "a.yaml", new byte[0], "b.txt", new byte[2]));
    assertThat(tree.paths()).containsExactly("a.yaml", "b.txt", "b/c.yaml");
  }

  @Test
  default void readsTheBytesOfAFile() throws IOException {
    Tree tree = tree(Map.of("d/a", new byte[] {1, 2, (byte) 0xFF}));
    assertThat(tree.read("d/a")).hasValueSatisfying(b -> assertThat(b).containsExactly(1, 2, 0xFF));
  }

  @Test
  default void hasNothingElse() throws IOException {
    Tree tree = tree(Map.of("d/a", new byte[1]));
    for (String path :
        new String[] {"", "d", "d/", "x", "/d/a", "../d/a", "d/../d/a", "./d/a", "d//a"}) {
      assertThat(tree.read(path)).as(path).isEqualTo(Optional.empty());
    }
  }

  @Test
  default void doesNotReadWhatIsTooLarge() throws IOException {
    Tree tree =
        tree(
            Map.of(
                "max", new byte[Tree.MAX_FILE_BYTES], "more", new byte[Tree.MAX_FILE_BYTES + 1]));
    assertThat(tree.read("max")).isPresent();
    assertThat(tree.read("more")).isEmpty();
    assertThat(tree.paths()).contains("more");
    try (InputStream in = tree.open("more").orElseThrow()) {
      assertThat(in.readAllBytes()).hasSize(Tree.MAX_FILE_BYTES + 1);
    }
    assertThat(tree.open("none")).isEmpty();
  }
}
