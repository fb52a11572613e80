package dev.argosy.model;

import dev.argosy.diagnostic.At;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A typed value with JSON Schema's constraints: a parameter, an input, a var, the element of an
 * array.
 */
public record Param(
    At at,
    Word type,
    @Nullable String description,
    @Nullable Value initial,
    List<Value> choices,
    @Nullable BigDecimal minimum,
    @Nullable BigDecimal maximum,
    @Nullable Integer minLength,
    @Nullable Integer maxLength,
    @Nullable String pattern,
    @Nullable Param items,
    @Nullable Integer minItems,
    @Nullable Integer maxItems,
    Named<Param> properties,
    List<Word> required) {}
