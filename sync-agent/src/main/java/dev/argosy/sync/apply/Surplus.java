package dev.argosy.sync.apply;

import dev.argosy.sync.plan.ObjectKey;
import dev.argosy.sync.plan.SyncException;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a live object has more than Git, where that keeps Git's from being applied. Server-side
 * apply leaves null of a map that Git drops and others wrote in too, and then finds the null
 * invalid; and it keeps what others added, even where that contradicts what Git says.
 *
 * @param pointers of the fields
 */
record Surplus(Token token, List<String> pointers) {

  /** Empty when there is none, or when without it Git's would be refused all the same. */
  static Optional<Surplus> inTheWay(
      ClusterCalls calls, ObjectKey key, GenericKubernetesResource body) throws SyncException {
    Optional<GenericKubernetesResource> live = calls.get(key);
    if (live.isEmpty()) {
      return Optional.empty();
    }
    List<String> pointers = new ArrayList<>();
    search(body.getAdditionalProperties(), live.get().getAdditionalProperties(), "", pointers);
    pointers.remove("/status");
    return !pointers.isEmpty() && calls.replaceable(key, body, live.get())
        ? Optional.of(new Surplus(Token.of(live.get()), pointers))
        : Optional.empty();
  }

  private static void search(Map<?, ?> wanted, Map<?, ?> live, String at, List<String> found) {
    live.forEach((key, value) -> {
      String pointer = at + "/" + Extra.escaped(String.valueOf(key));
      if (!wanted.containsKey(key)) {
        found.add(pointer);
      } else if (value instanceof Map<?, ?> now && wanted.get(key) instanceof Map<?, ?> want) {
        search(want, now, pointer, found);
      }
    });
  }
}
