package dev.argosy.sync.apply;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Remembers how long the server asked to be left alone; the client itself drops that header. */
final class RetryAfter implements Interceptor {
  private final AtomicReference<@Nullable Duration> last = new AtomicReference<>();

  @Override
  public void after(
      HttpRequest request,
      HttpResponse<?> response,
      AsyncBody.Consumer<List<ByteBuffer>> consumer) {
    if (!response.isSuccessful()) {
      last.set(parse(response.header("Retry-After")));
    }
  }

  /** The pause asked for by the last failure, once. */
  Optional<Duration> take() {
    return Optional.ofNullable(last.getAndSet(null));
  }

  /** Seconds only: API servers send no dates. At most an hour, whatever the server says. */
  private static @Nullable Duration parse(@Nullable String header) {
    if (header == null || !header.matches("[0-9]{1,9}")) {
      return null;
    }
    return Duration.ofSeconds(Math.min(3600, Long.parseLong(header)));
  }
}
