package dev.argosy.sync.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LateClientTest {
  private final AtomicInteger made = new AtomicInteger();

  private KubernetesClient make() {
    made.incrementAndGet();
    return new KubernetesClientBuilder().build();
  }

  @Test
  void oneThatNobodyAskedForIsNeitherMadeNorClosed() {
    new LateClient(this::make).close();
    assertThat(made).hasValue(0);
  }

  @Test
  void itIsMadeOnceHoweverManyAskAndClosedInTheEnd() throws InterruptedException {
    try (LateClient late = new LateClient(this::make)) {
      Thread[] askers = new Thread[8];
      for (int i = 0; i < askers.length; i++) {
        askers[i] = Thread.ofVirtual().start(late::get);
      }
      for (Thread asker : askers) {
        asker.join();
      }
      assertThat(made).hasValue(1);
      assertThat(late.get()).isSameAs(late.get());
    }
  }

  @Test
  void oneThatIsThereAlreadyIsUsed() {
    try (KubernetesClient there = make();
        LateClient late = LateClient.of(there)) {
      assertThat(late.get()).isSameAs(there);
    }
  }
}
