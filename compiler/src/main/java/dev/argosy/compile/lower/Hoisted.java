package dev.argosy.compile.lower;

import dev.argosy.expression.Expr;
import dev.argosy.expression.Reference;

/**
 * An expression that a template cannot compute, since what it asks is only known in the graph
 * around it, or since it may have no value; it comes in as an input.
 */
record Hoisted(Expr expression) implements Reference {}
