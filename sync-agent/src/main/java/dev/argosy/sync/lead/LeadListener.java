package dev.argosy.sync.lead;

/** Hears how the election stands whenever that changes; must be quick, or the lease runs out. */
@FunctionalInterface
public interface LeadListener {
  void on(LeadStatus status);
}
