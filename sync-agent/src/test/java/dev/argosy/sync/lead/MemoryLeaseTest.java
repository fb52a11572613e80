package dev.argosy.sync.lead;

class MemoryLeaseTest extends LeaseContract {
  private final MemoryLease store = new MemoryLease();

  @Override
  LeaseStore store() {
    return store;
  }
}
