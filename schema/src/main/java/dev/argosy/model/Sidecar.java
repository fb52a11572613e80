package dev.argosy.model;

import dev.argosy.diagnostic.At;
import dev.argosy.expression.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A container beside the main one. */
public record Sidecar(
    At at,
    Text image,
    List<Text> command,
    List<Text> args,
    Named<EnvValue> env,
    @Nullable Resources resources,
    Named<List<Mount>> mounts,
    @Nullable Text workingDir,
    @Nullable String imagePullPolicy,
    @Nullable Value readinessProbe) {}
