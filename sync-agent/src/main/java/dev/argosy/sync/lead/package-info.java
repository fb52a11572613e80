/** Who leads: one of several agents writes, by a Lease, and knows when it may not any more. */
@NullMarked
package dev.argosy.sync.lead;

import org.jspecify.annotations.NullMarked;
