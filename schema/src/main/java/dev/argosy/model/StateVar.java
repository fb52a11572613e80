package dev.argosy.model;

import dev.argosy.diagnostic.At;
import org.jspecify.annotations.Nullable;

/** A variable of {@code repeat}. */
public record StateVar(
    At at,
    Word type,
    @Nullable String description,
    Value initial,
    Value next,
    @Nullable Param items,
    Named<Param> properties) {}
