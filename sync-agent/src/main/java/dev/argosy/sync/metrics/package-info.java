/** What Prometheus sees of the agent. */
@NullMarked
package dev.argosy.sync.metrics;

import org.jspecify.annotations.NullMarked;
