/** What did not change since the last time is not compiled again. */
@NullMarked
package dev.argosy.compile.incremental;

import org.jspecify.annotations.NullMarked;
