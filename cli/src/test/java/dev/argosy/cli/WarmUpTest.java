package dev.argosy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.cli.files.DiskTree;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** After a mistake, nothing would be compiled, and what compiles not be in the archive. */
class WarmUpTest {
  private static final Path PROJECT =
      Path.of(System.getProperty("argosy.root", ".."), "cli/src/main/warm-up");

  @Test
  void nothingIsWrongWithItsProject() {
    Choices all = new Choices(Optional.empty(), false, List.of(), false);
    assertThat(new ProjectEngine().validate(DiskTree.of(PROJECT), all)).isEmpty();
    assertThat(new ProjectEngine().compile(DiskTree.of(PROJECT), all).value()).isPresent();
  }
}
