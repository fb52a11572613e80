/** Pipelines as they are drawn. */
@NullMarked
package dev.argosy.compile.graph;

import org.jspecify.annotations.NullMarked;
