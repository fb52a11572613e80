package dev.argosy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A copy of this clone as it stands, without what was built in it. */
final class Clone {
  private Clone() {}

  static Path copyTo(Path folder) throws IOException, InterruptedException {
    Path root = Path.of(System.getProperty("argosy.root", "..")).toAbsolutePath().normalize();
    Run files = Program.in(root).run("git", "ls-files", "-z", "-co", "--exclude-standard");
    assertThat(files.code()).as(files.err()).isZero();
    for (String name : files.out().split("\0")) {
      Path from = root.resolve(name);
      if (Files.isRegularFile(from)) {
        Path to = folder.resolve(name);
        Files.createDirectories(to.getParent());
        Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    return folder;
  }
}
