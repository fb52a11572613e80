/**
 * What starts runs by change and by upstream: the plan that the agent reads, and what it asks of
 * it.
 */
@NullMarked
package dev.argosy.compile.trigger;

import org.jspecify.annotations.NullMarked;
