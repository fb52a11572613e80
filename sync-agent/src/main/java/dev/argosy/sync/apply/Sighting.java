package dev.argosy.sync.apply;

import dev.argosy.sync.plan.References;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is remembered of an object that was looked at; the object itself is let go.
 *
 * @param owned whether it carries the labels of this sync
 * @param claimed whether it carries the label of another sync
 * @param ours whether this agent applied it, labels or not
 * @param offered whether its annotation gives it to this sync
 * @param owner whose it is, for a message
 * @param going whether it is being deleted
 * @param templates the names of templates it refers to
 * @param same whether it needs no write and no rehearsal
 * @param extras what others added to it
 * @param content digest of what it says, for comparison with a rehearsal; empty when it is the same
 */
record Sighting(
    String name,
    Token token,
    boolean owned,
    boolean claimed,
    boolean ours,
    boolean offered,
    String owner,
    boolean going,
    Set<String> templates,
    boolean same,
    List<Extra> extras,
    String content) {

  /**
   * @param body what Git wants it to be, empty when Git does not know it
   */
  static Sighting of(
      GenericKubernetesResource live, Optional<GenericKubernetesResource> body, String source) {
    boolean same = body.isPresent() && Sameness.holds(body.get(), live);
    boolean differs = body.isPresent() && !same;
    return new Sighting(
        live.getMetadata().getName(),
        Token.of(live),
        ClusterObjects.owned(live, source),
        ClusterObjects.claimed(live, source),
        live.getMetadata().getManagedFields().stream().anyMatch(WrittenFields::applied),
        ClusterObjects.offered(live, source),
        ClusterObjects.owner(live),
        live.getMetadata().getDeletionTimestamp() != null,
        References.names(live.getAdditionalProperties().get("spec")),
        same,
        differs ? Extra.of(body.get(), live) : List.of(),
        differs ? ClusterObjects.digest(live) : "");
  }
}
