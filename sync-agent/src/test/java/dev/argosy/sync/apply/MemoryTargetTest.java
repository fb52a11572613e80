package dev.argosy.sync.apply;

import dev.argosy.sync.plan.Desired;
import dev.argosy.sync.plan.ObjectKey;

class MemoryTargetTest extends TargetContract {
  private final MemoryTarget target = new MemoryTarget("contract");

  @Override
  Target target() {
    return target;
  }

  @Override
  String namespace() {
    return "team";
  }

  @Override
  boolean holds(ObjectKey key, String text) {
    return target.objects.getOrDefault(key, "").contains(text)
        || target.strangers().getOrDefault(key, "").contains(text);
  }

  @Override
  boolean has(ObjectKey key) {
    return target.objects.containsKey(key);
  }

  @Override
  void stranger(Desired desired) {
    target.stranger(desired);
  }

  @Override
  long writes() {
    return target.writes;
  }

  @Override
  void remove(ObjectKey key) {
    target.objects.remove(key);
  }
}
