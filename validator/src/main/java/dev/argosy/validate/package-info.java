/**
 * The facade of the validator: everything that can be said of a repository without compiling it.
 */
@NullMarked
package dev.argosy.validate;

import org.jspecify.annotations.NullMarked;
