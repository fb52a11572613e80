/** Scripts of sh and bash as far as a reader that never runs them can judge. */
@NullMarked
package dev.argosy.shell;

import org.jspecify.annotations.NullMarked;
