/** The process that syncs unattended: its syncs, and what stands beside them. */
@NullMarked
package dev.argosy.sync.agent;

import org.jspecify.annotations.NullMarked;
