package dev.argosy.cli.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which project a path belongs to, and what of it was asked for. */
class JobTest {
  @TempDir private Path folder;

  private void file(String path) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");
  }

  private List<Job> jobs(String current, String... paths) {
    return Job.of(
        List.of(paths),
        folder.resolve(current).normalize(),
        InputStream.nullInputStream(),
        Optional.empty());
  }

  private static List<String> wanted(Job job) {
    return job.tree().paths().stream().filter(job::wants).toList();
  }

  @Test
  void theProjectFileMarksTheRoot() throws IOException {
    file("p/argosy.yaml");
    file("p/x/y/a.yaml");
    Job job = jobs("p/x/y").getFirst();
    assertThat(wanted(job)).containsExactly("argosy.yaml", "x/y/a.yaml");
    assertThat(job.naming().apply("argosy.yaml")).isEqualTo("../../argosy.yaml");
  }

  @Test
  void withoutAProjectFileTheCurrentFolderIsTheRoot() throws IOException {
    file("x/a.yaml");
    file("b.yaml");
    assertThat(jobs("").getFirst().tree().paths()).containsExactly("b.yaml", "x/a.yaml");
    assertThat(jobs("", "x/a.yaml").getFirst().tree().paths())
        .containsExactly("b.yaml", "x/a.yaml");
    assertThat(wanted(jobs("", "x/a.yaml").getFirst())).containsExactly("x/a.yaml");
  }

  @Test
  void aFolderWithoutAProjectFileIsAProjectOfItsOwn() throws IOException {
    file("x/a.yaml");
    file("b.yaml");
    assertThat(jobs("", "x").getFirst().tree().paths()).containsExactly("a.yaml");
  }

  @Test
  void pathsOfSeveralProjectsAreSeveralJobs() throws IOException {
    file("p/argosy.yaml");
    file("p/a.yaml");
    file("q/argosy.yaml");
    file("q/b.yaml");
    List<Job> jobs = jobs("", "p/a.yaml", "q/b.yaml", "p/argosy.yaml");
    assertThat(jobs).hasSize(2);
    assertThat(wanted(jobs.getFirst())).containsExactly("a.yaml", "argosy.yaml");
    assertThat(wanted(jobs.getLast())).containsExactly("b.yaml");
  }

  @Test
  void aNameThatBeginsLikeAnotherIsAnother() throws IOException {
    file("argosy.yaml");
    file("a/x.yaml");
    file("ab/x.yaml");
    assertThat(wanted(jobs("", "a").getFirst())).containsExactly("a/x.yaml");
  }
}
