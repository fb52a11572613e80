/** The examples, compiled. */
@NullMarked
package dev.argosy.compile;

import org.jspecify.annotations.NullMarked;
