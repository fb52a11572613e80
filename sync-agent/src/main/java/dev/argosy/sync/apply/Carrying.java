package dev.argosy.sync.apply;

import dev.argosy.sync.plan.Action;
import dev.argosy.sync.plan.Desired;
import dev.argosy.sync.plan.ObjectKey;
import dev.argosy.sync.plan.Plan;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.References;
import dev.argosy.sync.plan.SyncException;
import dev.argosy.sync.plan.SyncPolicy.Isolation;
import dev.argosy.sync.plan.Withholding;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;

/** Carries out one plan in a cluster, wave by wave. */
final class Carrying {
  private final ClusterCalls calls;
  private final String source;
  private final Plan plan;
  private final Consumer<Action> done;
  private final Map<ObjectKey, Problem> refused = new ConcurrentSkipListMap<>();

  Carrying(ClusterCalls calls, String source, Plan plan, Consumer<Action> done) {
    this.calls = calls;
    this.source = source;
    this.plan = plan;
    this.done = done;
  }

  /**
   * Writes all that can be written.
   *
   * @return the objects that the server refused after all, and those that refer to them; then
   *     nothing was removed
   * @throws SyncException when it stopped on the way
   */
  Map<ObjectKey, Problem> out() throws SyncException {
    for (List<Action> wave : Waves.of(plan.actions())) {
      if (refused.isEmpty() || !(wave.get(0) instanceof Action.Prune)) {
        carry(wave);
      }
      if (plan.isolation() == Isolation.ALL && !refused.isEmpty()) {
        throw new SyncException(List.copyOf(refused.values()));
      }
    }
    return refused;
  }

  /** Tells what took effect in the order of the plan, on the thread that syncs. */
  private void carry(List<Action> wave) throws SyncException {
    Set<Action> finished = ConcurrentHashMap.newKeySet();
    try {
      Lanes.each(ready(wave), action -> write(action, finished));
    } finally {
      wave.stream().filter(finished::contains).forEach(done);
    }
  }

  private List<Action> ready(List<Action> wave) {
    if (refused.isEmpty()) {
      return wave;
    }
    List<Action> ready = new ArrayList<>();
    for (Action action : wave) {
      Optional<ObjectKey> missing =
          Waves.desired(action).map(References::of).orElse(Set.of()).stream()
              .filter(refused::containsKey)
              .findFirst();
      missing.ifPresentOrElse(
          key -> refused.put(action.key(), Withholding.referring(action.key(), key)),
          () -> ready.add(action));
    }
    return ready;
  }

  private void write(Action action, Set<Action> finished) throws SyncException {
    try {
      write(action);
      finished.add(action);
    } catch (SyncException e) {
      if (!ClusterCalls.ofOneObject(e)) {
        throw e;
      }
      refused.put(action.key(), e.problems().get(0));
    }
  }

  private void write(Action action) throws SyncException {
    switch (action) {
      case Action.Create c -> calls.apply(c.key(), body(c.desired()), false);
      case Action.Update u -> update(u);
      case Action.Prune p -> calls.delete(p.key(), Token.parse(p.token()));
      case Action.Keep k -> {}
      case Action.Hold h -> {}
    }
  }

  /** Applies, then removes what others added; first where that is what stands in the way. */
  private void update(Action.Update update) throws SyncException {
    try {
      purge(update, apply(update));
    } catch (SyncException e) {
      if (!ClusterCalls.refused(e) || !cleared(update)) {
        throw e;
      }
      purge(update, apply(update));
    }
  }

  private boolean cleared(Action.Update update) throws SyncException {
    Optional<Surplus> surplus =
        Surplus.inTheWay(calls, update.key(), body(update.desired()))
            .filter(s -> s.token().uid().equals(uid(update)));
    if (surplus.isPresent()) {
      String version = surplus.get().token().resourceVersion();
      calls.remove(update.key(), surplus.get().pointers(), version);
    }
    return surplus.isPresent();
  }

  /** The uid makes the server refuse when the object was replaced since it was looked at. */
  private GenericKubernetesResource apply(Action.Update update) throws SyncException {
    GenericKubernetesResource body = body(update.desired());
    body.getMetadata().setUid(uid(update));
    return calls.apply(update.key(), body, true).object();
  }

  private static String uid(Action.Update update) {
    return Token.parse(update.token()).uid();
  }

  private void purge(Action.Update update, GenericKubernetesResource live) throws SyncException {
    List<Extra> extras = Extra.of(body(update.desired()), live);
    if (!extras.isEmpty()) {
      List<String> pointers = extras.stream().map(Extra::pointer).toList();
      calls.remove(update.key(), pointers, live.getMetadata().getResourceVersion());
    }
  }

  private GenericKubernetesResource body(Desired desired) {
    return ClusterObjects.body(desired, source);
  }
}
