package dev.argosy.sync.trigger;

class MemoryClusterTest extends RunsContract {
  private final MemoryCluster cluster = new MemoryCluster();

  @Override
  RunStore store() {
    return cluster;
  }

  @Override
  Ledgers ledgers() {
    return cluster;
  }

  @Override
  String namespace() {
    return "down";
  }
}
