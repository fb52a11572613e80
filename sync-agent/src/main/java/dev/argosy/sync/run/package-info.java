/** Runs that people start, follow and list. */
@NullMarked
package dev.argosy.sync.run;

import org.jspecify.annotations.NullMarked;
