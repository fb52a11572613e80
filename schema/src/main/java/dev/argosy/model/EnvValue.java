package dev.argosy.model;

import dev.argosy.diagnostic.At;
import dev.argosy.expression.Text;
import org.jspecify.annotations.Nullable;

/** The value of an environment variable: exactly one of value, secret, configMap, field. */
public record EnvValue(
    At at,
    @Nullable Text value,
    @Nullable String secret,
    @Nullable String configMap,
    @Nullable String key,
    boolean optional,
    @Nullable Word field) {}
