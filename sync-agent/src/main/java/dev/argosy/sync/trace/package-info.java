/** What OpenTelemetry sees of the agent, where somebody has set it up. */
@NullMarked
package dev.argosy.sync.trace;

import org.jspecify.annotations.NullMarked;
