/** Sees what others do to the objects of a sync, as it happens, and who keeps doing it. */
@NullMarked
package dev.argosy.sync.watch;

import org.jspecify.annotations.NullMarked;
