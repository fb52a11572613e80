/**
 * Who makes it so: a commit is read, compiled, planned and applied to a target, once or for ever.
 */
@NullMarked
package dev.argosy.sync;

import org.jspecify.annotations.NullMarked;
