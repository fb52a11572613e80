/** Which runs a change or the end of other runs starts: decided purely, made exactly once. */
@NullMarked
package dev.argosy.sync.trigger;

import org.jspecify.annotations.NullMarked;
