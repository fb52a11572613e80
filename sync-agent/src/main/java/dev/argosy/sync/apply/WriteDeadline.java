package dev.argosy.sync.apply;

import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.net.URI;
import java.time.Duration;

/**
 * Tells the API server until when a write is wanted, so that one which a {@link Fence} let through
 * does not take effect long afterwards. The server counts from when it reads the request.
 */
public final class WriteDeadline implements Interceptor {
  /** Less than the time between a leader's last write and another's first. */
  public static final Duration LIMIT = Duration.ofSeconds(10);

  @Override
  public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
    if (!request.method().equals("GET")) {
      String asked = request.uri().toString();
      String mark = request.uri().getRawQuery() == null ? "?" : "&";
      builder.uri(URI.create(asked + mark + "timeout=" + LIMIT.toSeconds() + "s"));
    }
  }
}
