package dev.argosy.model;

import dev.argosy.diagnostic.At;
import dev.argosy.expression.Syntax;
import java.util.Optional;

/** A bare expression, as in {@code when}; empty when it could not be read. */
public record Condition(At at, Optional<Syntax> syntax) {}
