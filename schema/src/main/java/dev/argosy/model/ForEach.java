package dev.argosy.model;

import dev.argosy.diagnostic.At;
import org.jspecify.annotations.Nullable;

/** A step once for each item: of {@code items} and {@code matrix} exactly one is there. */
public record ForEach(
    At at,
    @Nullable Value items,
    @Nullable Named<Value> matrix,
    @Nullable Word as,
    @Nullable Value parallelism) {}
