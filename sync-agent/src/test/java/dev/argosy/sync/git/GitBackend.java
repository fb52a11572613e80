package dev.argosy.sync.git;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Assumptions;

/** The git that most servers run, as {@code git http-backend}. */
final class GitBackend {
  private GitBackend() {}

  /** Skips the test where there is no git; with ARGOSY_REQUIRE_ALL=1 that is a failure. */
  static void require() {
    try {
      new ProcessBuilder("git", "--version").redirectErrorStream(true).start().onExit().join();
    } catch (IOException e) {
      String lacks = "this machine has no git, whose server is tested here";
      assertThat(System.getenv("ARGOSY_REQUIRE_ALL")).as(lacks).isNotEqualTo("1");
      Assumptions.abort(lacks);
    }
  }

  static void serve(HttpExchange exchange, Path repository, AtomicLong sent) throws IOException {
    ProcessBuilder git = new ProcessBuilder("git", "http-backend");
    git.redirectError(ProcessBuilder.Redirect.DISCARD);
    git.environment().putAll(environment(exchange, repository));
    Process process = git.start();
    try (OutputStream in = process.getOutputStream()) {
      exchange.getRequestBody().transferTo(in);
    }
    try (InputStream out = process.getInputStream();
        OutputStream answer = headers(exchange, out)) {
      sent.addAndGet(out.transferTo(answer));
    }
  }

  private static Map<String, String> environment(HttpExchange exchange, Path repository) {
    String path = exchange.getRequestURI().getPath();
    return Map.of(
        "GIT_PROJECT_ROOT", String.valueOf(repository.getParent()),
        "GIT_HTTP_EXPORT_ALL", "1",
        "GIT_CONFIG_NOSYSTEM", "1",
        "PATH_INFO", path,
        "REQUEST_METHOD", exchange.getRequestMethod(),
        "QUERY_STRING", header(exchange.getRequestURI().getRawQuery()),
        "CONTENT_TYPE", header(exchange.getRequestHeaders().getFirst("Content-Type")),
        "HTTP_CONTENT_ENCODING", header(exchange.getRequestHeaders().getFirst("Content-Encoding")),
        "HTTP_GIT_PROTOCOL", header(exchange.getRequestHeaders().getFirst("Git-Protocol")),
        "GIT_PROTOCOL", header(exchange.getRequestHeaders().getFirst("Git-Protocol")));
  }

  private static String header(@org.jspecify.annotations.Nullable String value) {
    return value == null ? "" : value;
  }

  private static OutputStream headers(HttpExchange exchange, InputStream out) throws IOException {
    int status = 200;
    for (String line = line(out); !line.isEmpty(); line = line(out)) {
      List<String> parts = new ArrayList<>(List.of(line.split(": ", 2)));
      if (parts.get(0).equals("Status")) {
        status = Integer.parseInt(parts.get(1).substring(0, 3));
      } else {
        exchange.getResponseHeaders().set(parts.get(0), parts.get(1));
      }
    }
    exchange.sendResponseHeaders(status, 0);
    return exchange.getResponseBody();
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      line.append((char) c);
    }
    return new String(line.toString().getBytes(ISO_8859_1), ISO_8859_1).strip();
  }
}
