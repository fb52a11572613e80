/** What a sync decides: pure values from (desired, inventory, what stands there) to actions. */
@NullMarked
package dev.argosy.sync.plan;

import org.jspecify.annotations.NullMarked;
