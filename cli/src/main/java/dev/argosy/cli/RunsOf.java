package dev.argosy.cli;

import dev.argosy.sync.plan.SyncException;
import dev.argosy.sync.run.RunsOnCluster;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which cluster's runs a command is about. */
final class RunsOf {
  @Option(
      names = "--kubeconfig",
      paramLabel = "FILE",
      description = "Another kubeconfig than the current one.")
  private @Nullable Path kubeconfig;

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAME",
      defaultValue = "",
      description = "Of what names none. Default: the kubeconfig's.")
  private String namespace = "";

  RunsOnCluster open(Shell shell) throws SyncException {
    return RunsOnCluster.open(
        Optional.ofNullable(kubeconfig).map(shell.folder()::resolve), namespace);
  }
}
