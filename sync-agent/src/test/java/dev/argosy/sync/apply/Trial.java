package dev.argosy.sync.apply;

import dev.argosy.sync.plan.Demand;
import dev.argosy.sync.plan.Desired;
import dev.argosy.sync.plan.Inventory;
import dev.argosy.sync.plan.ObjectKey;
import dev.argosy.sync.plan.Plan;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.Survey;
import dev.argosy.sync.plan.SyncException;
import dev.argosy.sync.plan.SyncPlanner;
import dev.argosy.sync.plan.SyncPolicy;
import dev.argosy.testkit.ApiCall;
import dev.argosy.testkit.ApiProxy;
import dev.argosy.testkit.ApiServer;
import dev.argosy.testkit.ShippedRole;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Syncs of one name, each by a process of its own, through a proxy to the real API server, as the
 * account that deploy/ ships and with its Role alone.
 */
final class Trial implements AutoCloseable {
  static final String SOURCE = "trial";

  final String namespace;
  final ApiProxy proxy;
  private final Path kubeconfig;

  Trial() {
    this(ApiServer.get());
  }

  Trial(ApiServer server) {
    namespace = server.newNamespace();
    proxy = ApiProxy.before(ShippedRole.in(server, namespace));
    try {
      kubeconfig = Files.createTempFile("trial", ".kubeconfig");
      Files.writeString(kubeconfig, proxy.kubeconfig());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What one sync did. */
  record Done(Plan plan, List<Problem> refused, List<String> actions) {}

  ClusterTarget open() throws SyncException {
    return Clusters.open(Optional.of(kubeconfig), SOURCE, namespace);
  }

  ClusterTarget open(Fence fence) throws SyncException {
    return Clusters.open(Optional.of(kubeconfig), SOURCE, namespace, fence, Remembered.nothing());
  }

  /** Its own client, for what is tested below a target. */
  KubernetesClient client() {
    try {
      return Clusters.connect(Optional.of(kubeconfig));
    } catch (SyncException e) {
      throw new AssertionError(e);
    }
  }

  Done sync(SyncPolicy policy, String commit, List<Desired> desired) throws SyncException {
    try (ClusterTarget target = open()) {
      return sync(target, policy, Demand.of(commit, desired));
    }
  }

  Done sync(String commit, Desired... desired) throws SyncException {
    return sync(SyncPolicy.DEFAULT, commit, List.of(desired));
  }

  private static Done sync(ClusterTarget target, SyncPolicy policy, Demand demand)
      throws SyncException {
    Inventory inventory = target.inventory();
    Survey survey = target.survey(demand.desired(), inventory, policy.rehearses());
    Plan plan = SyncPlanner.plan(demand, inventory, survey, policy);
    List<String> actions = new ArrayList<>();
    List<Problem> refused = target.apply(plan, a -> actions.add(a.verb() + " " + a.key().name()));
    return new Done(plan, refused, actions);
  }

  Inventory inventory() throws SyncException {
    try (ClusterTarget target = open()) {
      return target.inventory();
    }
  }

  /** What was written through the proxy since it was asked last, in short. */
  List<String> writes() {
    List<String> writes = proxy.writes().stream().map(c -> c.method() + " " + name(c)).toList();
    proxy.forget();
    return writes;
  }

  static String name(ApiCall call) {
    return call.path().substring(call.path().lastIndexOf('/') + 1);
  }

  static Resource<GenericKubernetesResource> at(ObjectKey key) {
    return ApiServer.get()
        .client()
        .genericKubernetesResources(ClusterObjects.kind(key))
        .inNamespace(key.namespace())
        .withName(key.name());
  }

  static Optional<GenericKubernetesResource> live(ObjectKey key) {
    return Optional.ofNullable(at(key).get());
  }

  /** All of it, managedFields too. */
  static String text(ObjectKey key) {
    return live(key).map(Serialization::asYaml).orElse("");
  }

  /** A merge patch by somebody else, past the proxy. */
  static void patch(String by, ObjectKey key, String json) {
    PatchContext context =
        new PatchContext.Builder().withPatchType(PatchType.JSON_MERGE).withFieldManager(by).build();
    at(key).patch(context, json);
  }

  /** Server-side apply by somebody else, past the proxy, with force. */
  static void apply(String by, Desired desired) {
    ApiServer.get()
        .client()
        .resource(Serialization.unmarshal(desired.yaml(), GenericKubernetesResource.class))
        .fieldManager(by)
        .forceConflicts()
        .serverSideApply();
  }

  static Desired edit(Desired desired, String from, String to) {
    if (!desired.yaml().contains(from)) {
      throw new IllegalArgumentException(from + " is not in " + desired.yaml());
    }
    return new Desired(desired.key(), desired.source(), desired.yaml().replace(from, to));
  }

  @Override
  public void close() {
    proxy.close();
    kubeconfig.toFile().delete();
  }
}
