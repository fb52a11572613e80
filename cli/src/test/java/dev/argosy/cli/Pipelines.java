package dev.argosy.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A repository with one file of pipelines, and commits to it by the real git. */
public record Pipelines(Path folder) {
  /** Makes it in {@code pipelines} of a folder. */
  public static Pipelines in(Path parent) throws IOException, InterruptedException {
    Tools.require("git");
    Pipelines made = new Pipelines(Files.createDirectories(parent.resolve("pipelines")));
    made.git("init", "-q", "-b", "main");
    made.git("config", "user.name", "test");
    made.git("config", "user.email", "test@example.com");
    return made;
  }

  /** {@code hello}, whose one step says a word. */
  static String hello(String namespace, String word) {
    return """
    apiVersion: argosy.dev/v1
    kind: Pipeline
    metadata: {name: hello, namespace: %s}
    spec:
      steps:
        hello: {container: {image: "alpine:3.20", command: [echo, %s]}}
    """
        .formatted(namespace, word);
  }

  public void commit(String pipeline) throws IOException, InterruptedException {
    Files.writeString(folder.resolve("pipeline.yaml"), pipeline);
    git("add", "-A");
    git("commit", "-q", "-m", "x");
  }

  private void git(String... arguments) throws IOException, InterruptedException {
    String[] command = new String[arguments.length + 1];
    command[0] = "git";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    Program.in(folder).must(command);
  }
}
