package dev.argosy.sync.trigger;

import dev.argosy.compile.Manifest;
import dev.argosy.compile.lower.Labels;
import dev.argosy.diagnostic.Code;
import dev.argosy.sync.apply.ClusterCalls;
import dev.argosy.sync.apply.ClusterObjects;
import dev.argosy.sync.plan.ObjectKey;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The Workflows of a cluster. They are listed by their metadata, since thousands of them may have
 * ended; whole ones are read once.
 */
public final class ClusterRuns implements RunStore {
  private static final String ARGO = ObjectKey.ARGO;
  private static final String WORKFLOW = "Workflow";

  /** Labels by which a run that is there is known for the one that was to be made. */
  private static final List<String> IDENTITY =
      List.of(ClusterObjects.SOURCE_LABEL, Labels.RUN_CONFIGURATION, Labels.PIPELINE);

  /** More whole ones than these are cheaper listed than asked for one by one. */
  private static final int MANY = 20;

  /** More names than these make an address that not every proxy lets pass. */
  private static final int MOST_NAMES = 50;

  private final ClusterCalls calls;
  private final String source;

  /**
   * @param source name of the sync
   */
  public ClusterRuns(ClusterCalls calls, String source) {
    this.calls = calls;
    this.source = source;
  }

  /** A selector of all runs of these; of many, of others too. */
  public static String selector(Set<String> configurations) {
    return configurations.size() > MOST_NAMES
        ? Labels.RUN_CONFIGURATION
        : new TreeSet<>(configurations)
            .stream().collect(Collectors.joining(",", Labels.RUN_CONFIGURATION + " in (", ")"));
  }

  @Override
  public List<SeenRun> runs(String namespace, Set<String> configurations, Predicate<SeenRun> wanted)
      throws SyncException {
    ObjectKey all = new ObjectKey(ARGO, WORKFLOW, namespace, "");
    List<SeenRun> found =
        calls.listMetadata(all, selector(configurations), ArgoRuns::read).stream()
            .filter(run -> configurations.contains(name(run)))
            .toList();
    List<SeenRun> unread = found.stream().filter(r -> r.ended() && wanted.test(r)).toList();
    Map<String, SeenRun> read =
        (unread.size() > MANY ? listed(all, configurations, unread) : asked(unread))
            .stream().collect(Collectors.toMap(SeenRun::uid, Function.identity(), (a, b) -> b));
    return found.stream().map(run -> read.getOrDefault(run.uid(), run)).toList();
  }

  private static String name(SeenRun run) {
    return run.configuration().substring(run.configuration().indexOf('/') + 1);
  }

  private List<SeenRun> listed(ObjectKey all, Set<String> configurations, List<SeenRun> unread)
      throws SyncException {
    Set<String> uids = unread.stream().map(SeenRun::uid).collect(Collectors.toSet());
    String ended = selector(configurations) + "," + ClusterObjects.COMPLETED_LABEL + "=true";
    return calls
        .list(all, ended, w -> Optional.of(w).filter(is(uids)).map(ArgoRuns::readWhole))
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private static Predicate<GenericKubernetesResource> is(Set<String> uids) {
    return workflow -> uids.contains(workflow.getMetadata().getUid());
  }

  /** One that is gone by now is not among them. */
  private List<SeenRun> asked(List<SeenRun> unread) throws SyncException {
    List<SeenRun> read = new ArrayList<>();
    for (SeenRun run : unread) {
      calls
          .get(key(run))
          .map(ArgoRuns::readWhole)
          .filter(r -> r.uid().equals(run.uid()))
          .ifPresent(read::add);
    }
    return read;
  }

  private static ObjectKey key(SeenRun run) {
    return new ObjectKey(ARGO, WORKFLOW, run.namespace(), run.name());
  }

  @Override
  public Optional<String> version(String namespace, String pipeline) throws SyncException {
    return calls
        .get(new ObjectKey(ARGO, "WorkflowTemplate", namespace, pipeline))
        .filter(t -> ClusterObjects.owned(t, source))
        .map(t -> t.getMetadata().getLabels().get(Labels.VERSION));
  }

  @Override
  public void make(Manifest run) throws SyncException {
    ObjectKey key = new ObjectKey(ARGO, WORKFLOW, run.namespace(), run.name());
    GenericKubernetesResource body =
        Serialization.unmarshal(run.yaml(), GenericKubernetesResource.class);
    Map<String, String> labels = new HashMap<>(body.getMetadata().getLabels());
    labels.putAll(ClusterObjects.ownership(source));
    body.getMetadata().setLabels(labels);
    if (calls.create(key, body).isEmpty()) {
      refuseOther(key, labels);
    }
  }

  /** A name is made from its cause: a run that is ours was made for it, by us, before. */
  private void refuseOther(ObjectKey key, Map<String, String> labels) throws SyncException {
    Optional<GenericKubernetesResource> other =
        calls.get(key).filter(there -> !isSame(there.getMetadata().getLabels(), labels));
    if (other.isPresent()) {
      throw new SyncException(
          Problem.of(
              Code.OBJECT_FOREIGN,
              key.toString(),
              "exists and belongs to "
                  + ClusterObjects.owner(other.get())
                  + ", so the run of that name is not made",
              "remove it, or rename the run configuration"));
    }
  }

  private static boolean isSame(@Nullable Map<String, String> there, Map<String, String> labels) {
    return there != null
        && IDENTITY.stream().allMatch(label -> Objects.equals(there.get(label), labels.get(label)));
  }

  @Override
  public void stop(SeenRun run) throws SyncException {
    String patch =
        "{\"metadata\":{\"uid\":\"%s\"},\"spec\":{\"shutdown\":\"Terminate\"}}"
            .formatted(run.uid());
    var unused = calls.merge(key(run), patch);
  }
}
