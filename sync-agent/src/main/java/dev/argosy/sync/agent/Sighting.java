package dev.argosy.sync.agent;

import dev.argosy.sync.resource.SyncObject;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** The Syncs of one namespace, seen as they come, change and go; it never gives up looking. */
final class Sighting implements AutoCloseable {
  /** Everything is seen again now and then, so that what could not be done is tried again. */
  private static final Duration AGAIN = Duration.ofMinutes(2);

  private final String namespace;
  private final AtomicReference<String> trouble = new AtomicReference<>("not listed yet");
  private final SharedIndexInformer<GenericKubernetesResource> informer;

  /**
   * @param namespace empty for all
   * @param seen told of each that is there, again and again
   * @param gone told of each that is there no more
   */
  Sighting(
      ClusterSyncs cluster,
      String namespace,
      Consumer<SyncObject> seen,
      Consumer<SyncObject> gone) {
    this.namespace = namespace;
    this.informer =
        cluster
            .in(namespace)
            .runnableInformer(AGAIN.toMillis())
            .exceptionHandler((started, failure) -> goesOn(failure))
            .addEventHandler(new Handler(seen, gone));
  }

  /** Returns at once, whether or not there is a server or a definition of Syncs. */
  void start() {
    informer.start();
  }

  private boolean goesOn(Throwable failure) {
    trouble.set(words(answer(failure)));
    return true;
  }

  /** Wrapped differently for a list and for a watch, so the whole chain is read. */
  private static int answer(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < 10; depth++, cause = cause.getCause()) {
      if (cause instanceof KubernetesClientException api && api.getCode() > 0) {
        return api.getCode();
      }
    }
    return 0;
  }

  private static String words(int answer) {
    return switch (answer) {
      case 0 -> "the API server cannot be reached";
      case 404 -> "the cluster does not know them: kubectl apply -f deploy/crd.yaml";
      case 401, 403 -> "the agent may not list and watch them: see deploy/base/rbac.yaml";
      default -> "the API server answers " + answer;
    };
  }

  /** Why the Syncs of this namespace are not known, empty when they are. */
  Optional<String> missing() {
    if (informer.hasSynced() && informer.isWatching()) {
      return Optional.empty();
    }
    String where = namespace.isEmpty() ? "" : " of namespace '" + namespace + "'";
    return Optional.of("the Syncs" + where + ": " + trouble.get());
  }

  @Override
  public void close() {
    informer.stop();
  }

  private record Handler(Consumer<SyncObject> seen, Consumer<SyncObject> gone)
      implements ResourceEventHandler<GenericKubernetesResource> {
    @Override
    public void onAdd(GenericKubernetesResource object) {
      seen.accept(SyncObject.of(object));
    }

    @Override
    public void onUpdate(GenericKubernetesResource before, GenericKubernetesResource object) {
      seen.accept(SyncObject.of(object));
    }

    @Override
    public void onDelete(GenericKubernetesResource object, boolean unsure) {
      gone.accept(SyncObject.of(object));
    }
  }
}
