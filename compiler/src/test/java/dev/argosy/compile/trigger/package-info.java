/** What the agent reads and asks. */
@NullMarked
package dev.argosy.compile.trigger;

import org.jspecify.annotations.NullMarked;
