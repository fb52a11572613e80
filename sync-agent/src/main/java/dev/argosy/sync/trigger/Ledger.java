package dev.argosy.sync.trigger;

import dev.argosy.compile.trigger.TriggerPlan;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a sync remembers of triggers: the plan that was last applied, and what has fired. The plan
 * is here so that runs go on being started while a commit is held or Git does not answer.
 *
 * @param runs by id of the run configuration
 */
public record Ledger(TriggerPlan plan, Map<String, RunMemory> runs) {
  public Ledger {
    runs = Collections.unmodifiableMap(new TreeMap<>(runs));
  }

  Ledger with(String id, RunMemory memory) {
    Map<String, RunMemory> changed = new TreeMap<>(runs);
    changed.put(id, memory);
    return new Ledger(plan, changed);
  }
}
