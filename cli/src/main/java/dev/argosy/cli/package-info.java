/** The shell around the pure passes: commands, exit codes, what goes to which stream. */
@NullMarked
package dev.argosy.cli;

import org.jspecify.annotations.NullMarked;
