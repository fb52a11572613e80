package dev.argosy.compile.lower;

import dev.argosy.expression.Reference;

/**
 * A variable of a loop as it travels through inputs: JSON with braces and dollars escaped, since
 * Argo looks for tags wherever a value is handed on.
 */
record Carried(Reference variable) implements Reference {}
