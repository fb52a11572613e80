package dev.argosy.model;

import dev.argosy.diagnostic.At;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long a finished run is kept. */
public record Ttl(
    At at, @Nullable Duration completed, @Nullable Duration succeeded, @Nullable Duration failed) {}
