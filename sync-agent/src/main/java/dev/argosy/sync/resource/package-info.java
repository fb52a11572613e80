/** A sync as it is declared in a cluster: what its object says, and what is said back in it. */
@NullMarked
package dev.argosy.sync.resource;

import org.jspecify.annotations.NullMarked;
