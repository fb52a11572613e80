package dev.argosy.sync.watch;

import dev.argosy.sync.apply.ApiFailure;
import dev.argosy.sync.apply.ClusterObjects;
import dev.argosy.sync.plan.SyncException;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.WatchEvent;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The objects of a sync in a cluster, without what they hold: the server sends their metadata only,
 * so that tens of thousands of templates cost little here and on the wire.
 */
final class ClusterFeed implements ObjectFeed {
  private static final String METADATA =
      "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1";
  private static final String METADATA_LIST =
      "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1";
  private static final int PAGE = 200;
  private static final Duration ANSWER = Duration.ofSeconds(30);

  /** Servers send a bookmark each minute: what is silent for longer is not connected any more. */
  static final Duration SILENCE = Duration.ofSeconds(150);

  private final KubernetesClient client;
  private final String selector;
  private final Function<ObjectMeta, Footprint> read;
  private final Duration silence;

  /**
   * @param client closed with the feed
   */
  ClusterFeed(KubernetesClient client, String source) {
    this(client, source, SILENCE);
  }

  ClusterFeed(KubernetesClient client, String source, Duration silence) {
    this(
        client,
        ClusterObjects.SOURCE_LABEL + "=" + source,
        metadata -> FieldOwners.read(metadata, source),
        silence);
  }

  /**
   * @param selector of the objects
   * @param read what is kept of each
   */
  ClusterFeed(
      KubernetesClient client,
      String selector,
      Function<ObjectMeta, Footprint> read,
      Duration silence) {
    this.client = client;
    this.selector = selector;
    this.read = read;
    this.silence = silence;
  }

  @Override
  public Listing list(Scope scope) throws SyncException, InterruptedException {
    List<Sighting> all = new ArrayList<>();
    String version;
    @Nullable String next = "";
    do {
      GenericKubernetesResourceList page = page(scope, PAGE, next);
      items(page).forEach(item -> all.add(sighting(scope, item)));
      version = page.getMetadata().getResourceVersion();
      next = page.getMetadata().getContinue();
    } while (next != null && !next.isEmpty());
    return new Listing(version, all);
  }

  /** Where a watch of what is to come begins, for one who need not know what there is. */
  String version(Scope scope) throws SyncException, InterruptedException {
    return page(scope, 1, "").getMetadata().getResourceVersion();
  }

  private GenericKubernetesResourceList page(Scope scope, int limit, String next)
      throws SyncException, InterruptedException {
    HttpRequest request =
        request(scope, "&limit=" + limit + (next.isEmpty() ? "" : "&continue=" + encoded(next)))
            .header("Accept", METADATA_LIST)
            .timeout(ANSWER.toSeconds(), TimeUnit.SECONDS)
            .build();
    HttpResponse<String> answer =
        result(scope, client.getHttpClient().sendAsync(request, String.class));
    if (!answer.isSuccessful()) {
      throw refused(scope, answer.code(), answer.body());
    }
    return decoded(scope, answer.body());
  }

  private static GenericKubernetesResourceList decoded(Scope scope, String body)
      throws SyncException {
    try {
      var list = Serialization.unmarshal(body, GenericKubernetesResourceList.class);
      if (list != null && list.getMetadata() != null) {
        return list;
      }
    } catch (RuntimeException e) {
      // the decoder's own: said below
    }
    throw failed(scope, new KubernetesClientException("the list cannot be understood"));
  }

  /** An empty list of metadata has {@code items: null}. */
  private static List<GenericKubernetesResource> items(GenericKubernetesResourceList page) {
    return Objects.requireNonNullElse(page.getItems(), List.of());
  }

  @Override
  public Optional<String> watch(Scope scope, String version, Consumer<Change> changes)
      throws SyncException, InterruptedException {
    int seconds = 240 + ThreadLocalRandom.current().nextInt(60);
    HttpRequest request =
        request(
                scope,
                "&watch=1&allowWatchBookmarks=true&timeoutSeconds="
                    + seconds
                    + "&resourceVersion="
                    + encoded(version))
            .header("Accept", METADATA)
            .forStreaming()
            .build();
    Lines lines = new Lines();
    try (lines) {
      var answer = result(scope, client.getHttpClient().consumeBytes(request, lines));
      lines.open(answer.body());
      if (!answer.isSuccessful()) {
        return refusedWatch(scope, answer.code(), lines);
      }
      return follow(scope, version, lines, changes);
    }
  }

  private Optional<String> refusedWatch(Scope scope, int code, Lines lines)
      throws SyncException, InterruptedException {
    if (code == 410) {
      return Optional.empty();
    }
    throw refused(scope, code, lines.next(silence).orElse(""));
  }

  /** A connection that breaks is no gap: the next watch goes on after the last event. */
  private Optional<String> follow(Scope scope, String from, Lines lines, Consumer<Change> changes)
      throws SyncException, InterruptedException {
    String version = from;
    Optional<String> line = lines.next(silence);
    while (line.isPresent()) {
      WatchEvent event;
      try {
        event = Serialization.unmarshal(line.get(), WatchEvent.class);
      } catch (RuntimeException e) { // one that cannot be understood may be one that is missed
        return Optional.empty();
      }
      if (event.getObject() instanceof Status status) {
        return ended(scope, status);
      }
      if (!(event.getObject() instanceof HasMetadata object)) {
        return Optional.empty();
      }
      tell(scope, event.getType(), object, changes);
      version = object.getMetadata().getResourceVersion();
      line = lines.next(silence);
    }
    return Optional.of(version);
  }

  private Optional<String> ended(Scope scope, Status status) throws SyncException {
    int code = Objects.requireNonNullElse(status.getCode(), 0);
    if (code == 410) {
      return Optional.empty();
    }
    throw failed(scope, new KubernetesClientException(status.getMessage(), code, status));
  }

  private void tell(Scope scope, String type, HasMetadata object, Consumer<Change> changes) {
    switch (type) {
      case "ADDED", "MODIFIED" -> changes.accept(new Change.Seen(sighting(scope, object)));
      case "DELETED" -> changes.accept(new Change.Gone(scope.like(object.getMetadata().getName())));
      default -> {} // a bookmark: it only moves the version
    }
  }

  private Sighting sighting(Scope scope, HasMetadata object) {
    return new Sighting(
        scope.like(object.getMetadata().getName()), read.apply(object.getMetadata()));
  }

  private HttpRequest.Builder request(Scope scope, String more) {
    String base = client.getMasterUrl().toString().replaceAll("/$", "");
    String folder = ClusterObjects.address(scope.like("")).replaceAll("/$", "");
    return client
        .getHttpClient()
        .newHttpRequestBuilder()
        .uri(base + folder + "?labelSelector=" + encoded(selector) + more);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static <T> T result(Scope scope, CompletableFuture<T> answer)
      throws SyncException, InterruptedException {
    try {
      return answer.get(ANSWER.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw failed(scope, new KubernetesClientException("", e.getCause()));
    } catch (TimeoutException e) {
      throw failed(
          scope, new KubernetesClientException("no answer within " + ANSWER.toSeconds() + " s"));
    } finally {
      answer.cancel(true);
    }
  }

  private static SyncException refused(Scope scope, int code, String body) {
    Status status = new Status();
    try {
      status = Serialization.unmarshal(body, Status.class);
    } catch (RuntimeException e) {
      status.setMessage("no reason was given"); // by something between us and the server
    }
    return failed(scope, new KubernetesClientException(status.getMessage(), code, status));
  }

  private static SyncException failed(Scope scope, KubernetesClientException e) {
    return new SyncException(ApiFailure.explain(scope.like("*"), e, Optional.empty()));
  }

  @Override
  public void close() {
    client.close();
  }
}
