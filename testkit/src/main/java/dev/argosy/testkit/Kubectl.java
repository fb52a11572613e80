package dev.argosy.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The real kubectl, pointed at {@link ApiServer}. Needs {@link Part#API_SERVER}. */
public final class Kubectl {
  private Kubectl() {}

  /**
   * What it prints.
   *
   * @throws ClusterFailure when it ends with another code than 0, with all that it said
   */
  public static String run(String... arguments) {
    return with(ApiServer.get().kubeconfig(), arguments);
  }

  /** The same with the text of another kubeconfig, such as {@link Cluster#kubeconfig}. */
  public static String with(String config, String... arguments) {
    try {
      Path kubeconfig = Files.createTempFile("kubeconfig", ".yaml");
      try {
        Files.writeString(kubeconfig, config);
        return run(kubeconfig, List.of(arguments));
      } finally {
        Files.delete(kubeconfig);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String run(Path kubeconfig, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(program().toString()));
    command.addAll(List.of("--kubeconfig", kubeconfig.toString()));
    command.addAll(arguments);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() == 0) return said;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new ClusterFailure("kubectl " + String.join(" ", arguments) + ": " + said);
  }

  private static Path program() throws IOException {
    try (Stream<Path> versions = Files.list(Parts.folder("kube").resolve("layout/k8s"))) {
      return versions.map(folder -> folder.resolve("kubectl")).findFirst().orElseThrow();
    }
  }
}
