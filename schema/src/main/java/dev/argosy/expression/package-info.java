/** Expressions: text to syntax, syntax to a typed tree, and what a typed tree means. */
@NullMarked
package dev.argosy.expression;

import org.jspecify.annotations.NullMarked;
