/** Typed expressions to the text of expr-lang, the language of Argo's {@code {{=...}}}. */
@NullMarked
package dev.argosy.compile.exprlang;

import org.jspecify.annotations.NullMarked;
