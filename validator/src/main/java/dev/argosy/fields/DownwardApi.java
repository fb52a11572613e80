package dev.argosy.fields;

import java.util.List;

/** The fields of a pod that Kubernetes tells its containers (the downward API). */
public final class DownwardApi {
  /** As a whole, in files of a volume; one entry of them also in a variable. */
  public static final List<String> MAPS = List.of("metadata.labels", "metadata.annotations");

  /** In variables. */
  public static final List<String> VARIABLES =
      List.of(
          "metadata.name",
          "metadata.namespace",
          "metadata.uid",
          "spec.nodeName",
          "spec.serviceAccountName",
          "status.hostIP",
          "status.hostIPs",
          "status.podIP",
          "status.podIPs");

  /** In files of a volume, besides {@link #MAPS}. */
  public static final List<String> FILES =
      List.of("metadata.name", "metadata.namespace", "metadata.uid");

  private DownwardApi() {}
}
