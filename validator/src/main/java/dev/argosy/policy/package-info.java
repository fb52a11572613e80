/** A team's own limits, as its {@code argosy.yaml} says them under {@code policy}. */
@NullMarked
package dev.argosy.policy;

import org.jspecify.annotations.NullMarked;
