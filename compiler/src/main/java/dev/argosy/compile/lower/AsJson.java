package dev.argosy.compile.lower;

import dev.argosy.expression.Expr;
import dev.argosy.expression.Reference;

/**
 * A text from around a graph that its Python steps get as JSON: it must be JSON all the way, since
 * Argo looks for tags in the inputs of graphs too.
 */
record AsJson(Expr expression) implements Reference {}
