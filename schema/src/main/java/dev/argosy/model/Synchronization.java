package dev.argosy.model;

import dev.argosy.diagnostic.At;
import dev.argosy.expression.Text;
import org.jspecify.annotations.Nullable;

/** Locks in the namespace. */
public record Synchronization(At at, @Nullable Text mutex, @Nullable Word semaphore) {}
