package dev.argosy.compile.argo;

import java.util.Map;

/** A Kubernetes ConfigMap. */
public record ConfigMap(
    String apiVersion, String kind, ArgoObject.Metadata metadata, Map<String, Quoted> data) {
  public static final String API_VERSION = "v1";
  public static final String KIND = "ConfigMap";

  public ConfigMap(ArgoObject.Metadata metadata, Map<String, Quoted> data) {
    this(API_VERSION, KIND, metadata, data);
  }
}
