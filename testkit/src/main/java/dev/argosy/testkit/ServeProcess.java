package dev.argosy.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;

/**
 * {@code testkit/parts/cluster/serve}, which lives as long as the pipe to it is open, so never
 * longer than this JVM.
 */
final class ServeProcess {
  private static final String READY = "KUBECONFIG=";

  private final Process process;
  private final Deque<String> said = new ConcurrentLinkedDeque<>();

  private ServeProcess(Process process) {
    this.process = process;
  }

  /** Starts the cluster and waits until it is ready; gives its kubeconfig. */
  static Path start() {
    try {
      ServeProcess serve =
          new ServeProcess(
              new ProcessBuilder("sh", Parts.sources().resolve("cluster/serve").toString())
                  .start());
      Runtime.getRuntime().addShutdownHook(new Thread(serve::stop, "stop the cluster"));
      Thread.ofPlatform().daemon().name("what the cluster says").start(serve::listen);
      return serve.awaitReady();
    } catch (IOException e) {
      throw new ClusterFailure("the cluster's script cannot be run", e);
    }
  }

  private Path awaitReady() throws IOException {
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(READY)) return Path.of(line.substring(READY.length()));
    }
    throw new ClusterFailure("the cluster did not come up:\n" + String.join("\n", said));
  }

  /** Keeps what is said for a failure; shows what a user should know while waiting. */
  private void listen() {
    try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
      for (String line = err.readLine(); line != null; line = err.readLine()) {
        said.add(line);
        if (line.startsWith("testkit:")) System.err.println(line);
      }
    } catch (IOException e) {
      said.add("(" + e.getMessage() + ")");
    }
  }

  /** Closing the pipe is the signal; it would also be closed by the end of this JVM. */
  private void stop() {
    try {
      process.getOutputStream().close();
      process.waitFor(25, TimeUnit.SECONDS);
    } catch (IOException | InterruptedException e) {
      System.err.println("testkit: the cluster takes itself down: " + e.getMessage());
    }
  }
}
