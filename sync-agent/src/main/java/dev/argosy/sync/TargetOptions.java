package dev.argosy.sync;

import java.nio.file.Path;
import java.util.Optional;

/** Where a sync writes to. */
public sealed interface TargetOptions {
  /** A folder of rendered manifests: {@code dir:PATH}. */
  record Directory(Path folder) implements TargetOptions {}

  /**
   * A Kubernetes cluster.
   *
   * @param kubeconfig empty for what the environment says, which in a pod is its service account
   * @param namespace of the inventory and of objects that name none; empty for the kubeconfig's
   */
  record Cluster(Optional<Path> kubeconfig, String namespace) implements TargetOptions {}
}
