package dev.argosy.model;

import dev.argosy.diagnostic.At;
import dev.argosy.expression.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A volume: exactly one of claim, size, secret, configMap, emptyDir. */
public record Volume(
    At at,
    @Nullable Text claim,
    @Nullable Text size,
    List<String> accessModes,
    @Nullable String storageClass,
    String keep,
    @Nullable String secret,
    @Nullable String configMap,
    @Nullable EmptyDir emptyDir) {
  /** An empty folder of the pod. */
  public record EmptyDir(At at, @Nullable String medium, @Nullable Word sizeLimit) {}
}
