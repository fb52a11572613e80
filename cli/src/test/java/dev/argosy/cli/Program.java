package dev.argosy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Runs a real program to its end, in a folder, with an environment of its own. */
record Program(Path folder, Map<String, String> environment) {
  private static final long MINUTES = 10;

  /** With this process's environment, without what would change the JVM or Git underneath. */
  static Program in(Path folder) {
    Map<String, String> environment = new TreeMap<>(System.getenv());
    environment
        .keySet()
        .removeIf(key -> key.matches("GIT_.*|.*JAVA_.*OPTIONS|MAVEN_.*|NO_COLOR|ARGOSY_.*"));
    return new Program(folder, environment);
  }

  Program with(String key, String value) {
    Map<String, String> changed = new TreeMap<>(environment);
    changed.put(key, value);
    return new Program(folder, changed);
  }

  Program without(String key) {
    Map<String, String> changed = new TreeMap<>(environment);
    changed.remove(key);
    return new Program(folder, changed);
  }

  Program at(Path other) {
    return new Program(other, environment);
  }

  Run run(String... command) throws IOException, InterruptedException {
    return start(command).await();
  }

  /** Runs what must succeed. */
  void must(String... command) throws IOException, InterruptedException {
    Run run = run(command);
    assertThat(run.code()).as("%s%n%s%s", List.of(command), run.out(), run.err()).isZero();
  }

  Started start(String... command) throws IOException {
    Path out = Files.createTempFile("argosy-out", "");
    Path err = Files.createTempFile("argosy-err", "");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    Path nothing = Files.createTempFile("argosy-in", "");
    builder
        .redirectInput(nothing.toFile())
        .redirectOutput(out.toFile())
        .redirectError(err.toFile());
    return new Started(builder.start(), out, err);
  }

  record Started(Process process, Path out, Path err) implements AutoCloseable {
    /** What it has said so far. */
    String text() {
      try {
        return Files.readString(out) + Files.readString(err);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    /** Asks it to end, and waits for that. */
    @Override
    public void close() {
      process.destroy();
      process.onExit().join();
    }

    Run await() throws IOException, InterruptedException {
      assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).as("ends in time").isTrue();
      return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
    }
  }
}
