package dev.argosy.sync.serve;

import com.sun.net.httpserver.Headers;
import java.io.IOException;
import java.io.InputStream;

/** What stands at one path of a server; called by many threads. */
@FunctionalInterface
public interface Endpoint {
  /**
   * @param body as long as the client cares to make it; reading ends with an exception when the
   *     client is too slow
   */
  record Request(String method, String path, Headers headers, InputStream body) {}

  /**
   * @throws IOException when the client is gone or too slow
   */
  Answer answer(Request request) throws IOException;

  /** Answers only who looks; {@code HEAD} gets what {@code GET} would, without the body. */
  static Endpoint reading(Endpoint endpoint) {
    return request ->
        switch (request.method()) {
          case "GET", "HEAD" -> endpoint.answer(request);
          default -> Answer.only("GET, HEAD");
        };
  }
}
