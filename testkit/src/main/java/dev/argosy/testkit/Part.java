package dev.argosy.testkit;

import java.util.List;
import java.util.Locale;

/** A real thing that a test may need; see {@link NeedsPart}. */
public enum Part {
  /**
   * Argo's own validator and expressions, as a co-process: {@link ArgoValidator}, {@link
   * ArgoExpressions}.
   */
  VALIDATOR,
  /** A kube-apiserver and etcd with Argo's full CRDs: {@link ApiServer}. */
  API_SERVER,
  /** A node with Argo's controller, real containers, S3 and wheels: {@link Cluster}. */
  CLUSTER;

  /** What this machine lacks to run the part, in words; empty when it can. Builds nothing. */
  public List<String> missing() {
    return Parts.missing(this);
  }

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
