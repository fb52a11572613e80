package dev.argosy.sync.lead;

import dev.argosy.sync.plan.Problem;
import java.util.Optional;

/**
 * How the election stands, as far as this process knows.
 *
 * @param leads whether this process leads
 * @param holder who holds the lease, empty when nobody does or nobody knows
 * @param trouble why the lease could not be read or written at the last try
 */
public record LeadStatus(boolean leads, String holder, Optional<Problem> trouble) {}
