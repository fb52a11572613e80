package dev.argosy.testkit;

/** The API server refused a request; the message is the server's. */
public final class ApiRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int code;

  ApiRefused(int code, String message) {
    super(message);
    this.code = code;
  }

  /** The HTTP status. */
  public int code() {
    return code;
  }
}
