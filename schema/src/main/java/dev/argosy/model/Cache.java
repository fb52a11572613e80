package dev.argosy.model;

import dev.argosy.diagnostic.At;
import dev.argosy.expression.Text;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long, and under which key, outputs are reused. */
public record Cache(At at, Duration maxAge, @Nullable Text key) {}
