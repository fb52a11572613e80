/** Compiled pipelines on the real cluster: what the author wrote is what happens. */
@NullMarked
package dev.argosy.cli.acceptance;

import org.jspecify.annotations.NullMarked;
