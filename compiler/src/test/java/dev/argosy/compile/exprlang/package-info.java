/** Argo computes what the evaluator says. */
@NullMarked
package dev.argosy.compile.exprlang;

import org.jspecify.annotations.NullMarked;
