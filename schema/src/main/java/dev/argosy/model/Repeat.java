package dev.argosy.model;

import dev.argosy.diagnostic.At;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A step again and again. */
public record Repeat(
    At at, Named<StateVar> state, Condition until, Value max, @Nullable Duration delay) {}
