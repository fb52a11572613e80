/**
 * Documents whose names are resolved: what every expression refers to, of what type, and what each
 * step finally is.
 */
@NullMarked
package dev.argosy.link;

import org.jspecify.annotations.NullMarked;
