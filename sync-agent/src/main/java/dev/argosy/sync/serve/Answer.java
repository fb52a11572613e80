package dev.argosy.sync.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;

/**
 * What a server answers.
 *
 * @param headers besides those of {@link HttpPort}
 */
public record Answer(int status, String body, Map<String, String> headers) {
  private static final String TEXT = "text/plain; charset=utf-8";

  public static Answer text(int status, String body) {
    return new Answer(status, body, Map.of("Content-Type", TEXT));
  }

  public static Answer of(int status) {
    return new Answer(status, "", Map.of());
  }

  /** To a request of another method than these. */
  public static Answer only(String methods) {
    return new Answer(405, "", Map.of("Allow", methods));
  }

  byte[] bytes() {
    return body.getBytes(UTF_8);
  }
}
