package dev.argosy.model;

import dev.argosy.diagnostic.At;
import dev.argosy.expression.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A result of a step.
 *
 * @param type a type name; in a group an expression
 */
public record Output(
    At at,
    Text type,
    @Nullable String description,
    @Nullable Value initial,
    @Nullable Word path,
    boolean optional,
    @Nullable Word jsonPath,
    @Nullable Param items,
    Named<Param> properties,
    List<Word> required,
    List<Value> choices) {}
