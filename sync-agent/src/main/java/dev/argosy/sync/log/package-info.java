/** What the agent says on standard error: one line an event, without secrets. */
@NullMarked
package dev.argosy.sync.log;

import org.jspecify.annotations.NullMarked;
