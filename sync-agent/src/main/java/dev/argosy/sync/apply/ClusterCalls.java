package dev.argosy.sync.apply;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.plan.ObjectKey;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import io.fabric8.kubernetes.api.model.DeleteOptions;
import io.fabric8.kubernetes.api.model.DeleteOptionsBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Preconditions;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The calls the agent makes to an API server; every failure becomes a problem here. Safe for
 * several threads. Requests are written out, because the client's own calls drop Retry-After.
 */
public final class ClusterCalls implements AutoCloseable {
  private static final String JSON = "application/json";
  private static final String METADATA =
      "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1";
  private static final String APPLY = "application/apply-patch+yaml";
  private static final String MANAGED = "?fieldManager=" + ClusterObjects.MANAGER;
  private static final String STRICT = MANAGED + "&fieldValidation=Strict";
  private static final int TIMEOUT_SECONDS = 30;

  /** A busy server is waited for in place for so long and so often; then the sync as a whole is. */
  private static final Duration SHORT = Duration.ofSeconds(5);

  private static final String JSON_PATCH = "application/json-patch+json";
  private static final int TRIES = 5;
  private static final int RESTARTS = 3;

  private final LateClient late;
  private final Fence fence;
  private final Throttle throttle = new Throttle();

  /**
   * @param client closed with this
   * @param fence asked right before each write
   */
  public ClusterCalls(KubernetesClient client, Fence fence) {
    this(LateClient.of(client), fence);
  }

  ClusterCalls(LateClient late, Fence fence) {
    this.late = late;
    this.fence = fence;
  }

  /** A consistent read; empty when there is no such object, namespace or kind. */
  public Optional<GenericKubernetesResource> get(ObjectKey key) throws SyncException {
    Reply reply = ask(key, "GET", ClusterObjects.address(key), JSON, "", false);
    return reply.code() == 404 ? Optional.empty() : Optional.of(good(key, reply).object());
  }

  /**
   * Makes an object as it is given.
   *
   * @return what the server made of it; empty when the name is taken
   */
  public Optional<GenericKubernetesResource> create(ObjectKey key, HasMetadata body)
      throws SyncException {
    String path = ClusterObjects.collection(key) + MANAGED;
    Reply reply = ask(key, "POST", path, JSON, Serialization.asJson(body), true);
    return reply.code() == 409 ? Optional.empty() : Optional.of(good(key, reply).object());
  }

  /**
   * Merges a patch, which may name the uid or version that it is for.
   *
   * @return what it became; empty when it is gone, or another than the patch is for
   */
  public Optional<GenericKubernetesResource> merge(ObjectKey key, String patch)
      throws SyncException {
    String address = ClusterObjects.address(key) + MANAGED;
    Reply reply = ask(key, "PATCH", address, "application/merge-patch+json", patch, true);
    return reply.code() == 404 || isReplaced(key, reply)
        ? Optional.empty()
        : Optional.of(good(key, reply).object());
  }

  private static boolean isReplaced(ObjectKey key, Reply reply) {
    return !reply.isGood()
        && ApiFailure.explain(key, reply.failure(), Optional.empty()).code()
            == Code.OBJECT_CONFLICT;
  }

  /**
   * Server-side apply with strict validation.
   *
   * @param force whether fields of other writers are taken; only for objects known to be ours
   */
  Reply apply(ObjectKey key, GenericKubernetesResource body, boolean force) throws SyncException {
    return good(key, send(key, body, false, force));
  }

  /** Asks whether the object could be created; as a creation, which costs less than an apply. */
  void rehearse(ObjectKey key, GenericKubernetesResource body) throws SyncException {
    String path = ClusterObjects.collection(key) + STRICT + "&dryRun=All";
    good(key, ask(key, "POST", path, JSON, Serialization.asJson(body), false));
  }

  /**
   * What an object of ours would become.
   *
   * @param conflicts who else owns fields that are set to something else
   */
  record Preview(GenericKubernetesResource result, List<String> conflicts) {}

  /** Rehearses taking all fields; asks once where nobody else owns any. */
  Preview preview(ObjectKey key, GenericKubernetesResource body) throws SyncException {
    Reply reply = send(key, body, true, false);
    List<String> conflicts =
        reply.code() == 409 ? ApiFailure.conflicts(reply.failure()) : List.of();
    Reply result = conflicts.isEmpty() ? reply : send(key, body, true, true);
    return new Preview(good(key, result).object(), conflicts);
  }

  private Reply send(
      ObjectKey key, GenericKubernetesResource body, boolean rehearsal, boolean force)
      throws SyncException {
    String query = STRICT + (rehearsal ? "&dryRun=All" : "") + (force ? "&force=true" : "");
    String text = Serialization.asJson(body);
    return ask(key, "PATCH", ClusterObjects.address(key) + query, APPLY, text, !rehearsal);
  }

  /**
   * Whether the object would be valid if it said what {@code body} says and no more. Asked by a
   * patch: to replace an object is a right of its own, which nothing else here needs.
   */
  boolean replaceable(ObjectKey key, GenericKubernetesResource body, GenericKubernetesResource live)
      throws SyncException {
    Map<String, Object> wanted = body.getAdditionalProperties();
    List<Map<String, Object>> patch = new ArrayList<>();
    wanted.forEach((name, value) ->
        patch.add(Map.of("op", "add", "path", "/" + Extra.escaped(name), "value", value)));
    live.getAdditionalProperties().keySet().stream()
        .filter(name -> !wanted.containsKey(name) && !name.equals("status"))
        .forEach(name -> patch.add(Map.of("op", "remove", "path", "/" + Extra.escaped(name))));
    String path = ClusterObjects.address(key) + STRICT + "&dryRun=All";
    return ask(key, "PATCH", path, JSON_PATCH, Serialization.asJson(patch), false).isGood();
  }

  /** Removes fields from exactly this version of an object. */
  void remove(ObjectKey key, List<String> pointers, String resourceVersion) throws SyncException {
    List<Map<String, String>> patch = new ArrayList<>();
    // written, a version is a precondition; tested, its failure would look like an invalid object
    patch.add(
        Map.of("op", "replace", "path", "/metadata/resourceVersion", "value", resourceVersion));
    pointers.forEach(pointer -> patch.add(Map.of("op", "remove", "path", pointer)));
    String text = Serialization.asJson(patch);
    good(key, ask(key, "PATCH", ClusterObjects.address(key) + STRICT, JSON_PATCH, text, true));
  }

  /** Deletes exactly this object in exactly this version; one that is gone already is fine. */
  void delete(ObjectKey key, Token token) throws SyncException {
    String propagation = key.kind().equals("CronWorkflow") ? "Orphan" : "Background";
    DeleteOptions options =
        new DeleteOptionsBuilder()
            .withPreconditions(new Preconditions(token.resourceVersion(), token.uid()))
            .withPropagationPolicy(propagation)
            .build();
    String text = Serialization.asJson(options);
    Reply reply = ask(key, "DELETE", ClusterObjects.address(key), JSON, text, true);
    if (reply.code() != 404) {
      good(key, reply);
    }
  }

  /**
   * All objects of the kind and namespace of {@code like}, of all namespaces when it names none, as
   * they are now; never all in memory.
   *
   * @param labels a selector, empty for all
   * @param keep what is kept of each
   */
  public <T> List<T> list(
      ObjectKey like, String labels, Function<GenericKubernetesResource, T> keep)
      throws SyncException {
    return list(like, labels, keep, new Paging());
  }

  /** The same without what the objects hold: the server sends their metadata only. */
  public <T> List<T> listMetadata(
      ObjectKey like, String labels, Function<GenericKubernetesResource, T> keep)
      throws SyncException {
    return list(new Query(like, labels, METADATA), keep, new Paging());
  }

  <T> List<T> list(
      ObjectKey like, String labels, Function<GenericKubernetesResource, T> keep, Paging paging)
      throws SyncException {
    return list(new Query(like, labels, JSON), keep, paging);
  }

  private record Query(ObjectKey like, String labels, String accept) {}

  private <T> List<T> list(Query query, Function<GenericKubernetesResource, T> keep, Paging paging)
      throws SyncException {
    for (int left = RESTARTS; ; left--) {
      Optional<List<T>> all = pages(query, keep, paging, left > 0);
      if (all.isPresent()) {
        return all.get();
      }
    }
  }

  /** Empty when the server forgot where it was, which it may after a while. */
  private <T> Optional<List<T>> pages(
      Query query, Function<GenericKubernetesResource, T> keep, Paging paging, boolean again)
      throws SyncException {
    ObjectKey like = query.like();
    List<T> all = new ArrayList<>();
    @Nullable String next = "";
    while (next != null) {
      String path = page(like, query.labels(), next, paging.limit());
      Reply reply = ask(like, "GET", path, query.accept(), "", false);
      if (reply.code() == 410 && again) {
        return Optional.empty();
      }
      GenericKubernetesResourceList page =
          Serialization.unmarshal(good(like, reply).body(), GenericKubernetesResourceList.class);
      // an empty list of metadata has none
      List<GenericKubernetesResource> items =
          Objects.requireNonNullElse(page.getItems(), List.of());
      items.stream().map(keep).forEach(all::add);
      paging.saw(items.size(), reply.body().length());
      next = page.getMetadata().getContinue();
      next = next == null || next.isEmpty() ? null : next;
    }
    return Optional.of(all);
  }

  private static String page(ObjectKey like, String labels, String next, int limit) {
    return ClusterObjects.collection(like)
        + "?limit="
        + limit
        + (labels.isEmpty() ? "" : "&labelSelector=" + URLEncoder.encode(labels, UTF_8))
        + (next.isEmpty() ? "" : "&continue=" + URLEncoder.encode(next, UTF_8));
  }

  private Reply good(ObjectKey key, Reply reply) throws SyncException {
    if (reply.isGood()) {
      return reply;
    }
    throw new SyncException(ApiFailure.explain(key, reply.failure(), reply.pause()));
  }

  /**
   * A 429 was not carried out, so it may be asked again; nothing else is.
   *
   * @param type of the body, or of the answer that is asked for when there is none
   */
  private Reply ask(
      ObjectKey key, String method, String path, String type, String body, boolean write)
      throws SyncException {
    for (int left = TRIES; ; left--) {
      try {
        throttle.await();
        if (write) {
          fence.pass();
        }
        Reply reply = exchange(method, path, type, body);
        boolean again = reply.code() == 429 && left > 1;
        if (!again || reply.pause().filter(p -> p.compareTo(SHORT) <= 0).isEmpty()) {
          return reply;
        }
        throttle.pause(reply.pause().get());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw Lanes.stopped();
      } catch (KubernetesClientException e) {
        throw new SyncException(ApiFailure.explain(key, e, Optional.empty()));
      }
    }
  }

  private Reply exchange(String method, String path, String type, String body)
      throws InterruptedException {
    KubernetesClient client = late.get();
    String server = client.getMasterUrl().toString().replaceAll("/$", "");
    HttpRequest.Builder request =
        client
            .getHttpClient()
            .newHttpRequestBuilder()
            .uri(server + path)
            .header("Accept", method.equals("GET") ? type : JSON)
            .timeout(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    if (!method.equals("GET")) {
      request.method(method, type, body);
    }
    try {
      return Reply.of(client.getHttpClient().sendAsync(request.build(), String.class).get());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw new KubernetesClientException("no answer", e.getCause());
    }
  }

  /** The rights are not there, or what they are for is not: others of its kind may fare better. */
  static boolean ofOneObject(SyncException e) {
    return e.problems().stream().map(Problem::code).allMatch(OF_ONE_OBJECT::contains);
  }

  private static final List<Code> OF_ONE_OBJECT =
      List.of(
          Code.TARGET_REFUSED, Code.TARGET_FORBIDDEN, Code.OBJECT_CONFLICT, Code.OBJECT_WITHHELD);

  /** Whether the server found the object itself not to be valid. */
  static boolean refused(SyncException e) {
    return e.problems().stream().allMatch(p -> p.code() == Code.TARGET_REFUSED);
  }

  @Override
  public void close() {
    late.close();
  }
}
