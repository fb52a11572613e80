package dev.argosy.model;

import dev.argosy.diagnostic.At;
import dev.argosy.expression.Text;
import org.jspecify.annotations.Nullable;

/** Where a volume is mounted. */
public record Mount(At at, Text path, @Nullable Text subPath, boolean readOnly) {}
