/** The command line as its users see it: arguments in, exit code and two streams out. */
@NullMarked
package dev.argosy.cli;

import org.jspecify.annotations.NullMarked;
