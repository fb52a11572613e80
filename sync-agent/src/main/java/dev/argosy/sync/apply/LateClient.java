package dev.argosy.sync.apply;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A client that is made when it is first used: most looks at a repository find no news. */
final class LateClient implements AutoCloseable {
  private final Supplier<KubernetesClient> maker;
  private @Nullable KubernetesClient made;

  LateClient(Supplier<KubernetesClient> maker) {
    this.maker = maker;
  }

  /** One that is there already. */
  static LateClient of(KubernetesClient client) {
    LateClient late = new LateClient(() -> client);
    late.made = client;
    return late;
  }

  synchronized KubernetesClient get() {
    KubernetesClient known = made;
    if (known == null) {
      known = maker.get();
      made = known;
    }
    return known;
  }

  @Override
  public synchronized void close() {
    if (made != null) {
      made.close();
    }
  }
}
