package dev.argosy.compile.argo;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A whole object.
 *
 * @param spec a {@link WorkflowSpec} or a {@link CronSpec}
 */
public record ArgoObject(String apiVersion, String kind, Metadata metadata, Object spec) {
  public static final String API_VERSION = "argoproj.io/v1alpha1";

  public record Metadata(
      @Nullable String name,
      @Nullable String generateName,
      @Nullable String namespace,
      Map<String, String> labels,
      Map<String, String> annotations) {}
}
