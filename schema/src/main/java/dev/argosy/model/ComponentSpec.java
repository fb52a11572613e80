package dev.argosy.model;

import dev.argosy.diagnostic.At;
import org.jspecify.annotations.Nullable;

/** {@code spec} of a Component: a step, plus inputs. */
public record ComponentSpec(At at, @Nullable String description, Named<Param> inputs, Step step) {}
