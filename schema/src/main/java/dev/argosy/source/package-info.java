/** The files that Argosy reads, wherever they come from. */
@NullMarked
package dev.argosy.source;

import org.jspecify.annotations.NullMarked;
