package dev.argosy.testkit;

import java.time.Duration;
import java.util.Map;

/** What an {@link ApiProxy} does with a request. */
public sealed interface ApiFate {
  /** Forwards it. */
  ApiFate PASS = new Pass();

  /** Closes the connection; the server never hears of it. */
  ApiFate CUT_BEFORE = new CutBefore();

  /** Lets the server carry it out, and closes the connection before the answer. */
  ApiFate CUT_AFTER = new CutAfter();

  /** Lets the server carry it out, and closes the connection in the middle of the answer. */
  ApiFate CUT_MIDWAY = new CutMidway();

  record Pass() implements ApiFate {}

  record CutBefore() implements ApiFate {}

  record CutAfter() implements ApiFate {}

  record CutMidway() implements ApiFate {}

  /** Waits, then forwards it. */
  record Delay(Duration pause) implements ApiFate {}

  /** Answers in the server's place. */
  record Answer(int code, Map<String, String> headers, String body) implements ApiFate {}

  /**
   * A refusal as API servers write it.
   *
   * @param reason such as {@code TooManyRequests}
   */
  static ApiFate refuse(int code, String reason, String message) {
    return new Answer(code, Map.of(), status(code, reason, message));
  }

  /** A 429 that asks for a pause. */
  static ApiFate busy(int seconds) {
    return new Answer(
        429,
        Map.of("Retry-After", Integer.toString(seconds)),
        status(429, "TooManyRequests", "too many requests, please try again later"));
  }

  private static String status(int code, String reason, String message) {
    return """
    {"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure",\
    "message":"%s","reason":"%s","code":%d}\
    """
        .formatted(message, reason, code);
  }
}
