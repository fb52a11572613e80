package dev.argosy.sync.apply;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.Optional;

/**
 * What an API server answered.
 *
 * @param pause how long it asked to be left alone
 */
record Reply(int code, String body, Optional<Duration> pause) {
  private static final int QUOTED = 200;
  private static final long LONGEST = 3600;

  static Reply of(HttpResponse<String> response) {
    String body = response.body() == null ? "" : response.body();
    return new Reply(response.code(), body, pause(response.header("Retry-After")));
  }

  /** Seconds only: API servers send no dates. At most an hour, whatever the server says. */
  private static Optional<Duration> pause(String header) {
    return header != null && header.matches("[0-9]{1,9}")
        ? Optional.of(Duration.ofSeconds(Math.min(LONGEST, Long.parseLong(header))))
        : Optional.empty();
  }

  boolean isGood() {
    return code >= 200 && code < 300;
  }

  GenericKubernetesResource object() {
    return Serialization.unmarshal(body, GenericKubernetesResource.class);
  }

  /** Of an answer that is not good. */
  KubernetesClientException failure() {
    if (body.startsWith("{")) {
      Status status = status();
      if (status != null && status.getMessage() != null) {
        status.setCode(code);
        return new KubernetesClientException(status);
      }
    }
    String said = body.strip();
    return new KubernetesClientException(
        said.substring(0, Math.min(QUOTED, said.length())), code, null);
  }

  private Status status() {
    try {
      return Serialization.unmarshal(body, Status.class);
    } catch (RuntimeException e) { // half an answer, or a proxy's own words
      return new Status();
    }
  }
}
