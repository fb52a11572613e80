package dev.argosy.sync.serve;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.argosy.diagnostic.Code;
import dev.argosy.sync.agent.Service;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * A server on a port of its own, so that whoever floods one does not hide the other. No client can
 * hold it up: connections, headers and the time for a request are limited, and a client that
 * dawdles costs one virtual thread.
 */
public final class HttpPort implements Service.Running {
  private static final int CONNECTIONS = 256;
  private static final int REQUEST_SECONDS = 10;
  private static final int ANSWER_SECONDS = 30;
  private static final int HEADERS = 64;
  private static final int HEADER_BYTES = 16 * 1024;

  static {
    limit("jdk.httpserver.maxConnections", CONNECTIONS);
    limit("sun.net.httpserver.maxReqTime", REQUEST_SECONDS);
    limit("sun.net.httpserver.maxRspTime", ANSWER_SECONDS);
    limit("sun.net.httpserver.maxReqHeaders", HEADERS);
    limit("sun.net.httpserver.maxReqHeaderSize", HEADER_BYTES);
  }

  private final HttpServer server;
  private final ExecutorService threads;
  private final Map<String, Endpoint> endpoints;
  private final Consumer<Exception> bugs;

  private HttpPort(
      HttpServer server,
      ExecutorService threads,
      Map<String, Endpoint> endpoints,
      Consumer<Exception> bugs) {
    this.server = server;
    this.threads = threads;
    this.endpoints = Map.copyOf(endpoints);
    this.bugs = bugs;
  }

  /** The JDK's server takes its limits from nowhere else; what somebody has set is kept. */
  private static void limit(String property, int value) {
    System.getProperties().putIfAbsent(property, Integer.toString(value));
  }

  /**
   * Opens a port and answers from now on.
   *
   * @param endpoints by their path; one that ends with a slash has all below it
   * @param bugs told of what an endpoint throws; the client hears of it only that it happened
   * @throws SyncException when the port cannot be had
   */
  public static HttpPort open(
      InetSocketAddress address, Map<String, Endpoint> endpoints, Consumer<Exception> bugs)
      throws SyncException {
    HttpServer server = bound(address);
    ExecutorService threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("http-", 0).factory());
    HttpPort port = new HttpPort(server, threads, endpoints, bugs);
    server.setExecutor(threads);
    server.createContext("/", port::handle);
    server.start();
    return port;
  }

  private static HttpServer bound(InetSocketAddress address) throws SyncException {
    try {
      return HttpServer.create(address, CONNECTIONS);
    } catch (IOException e) {
      throw new SyncException(
          Problem.of(
              Code.SYNC_OPTION,
              address.getHostString() + ":" + address.getPort(),
              "cannot be listened on (" + e.getMessage() + ")",
              "choose another port"));
    }
  }

  /** The port it got, for one that asked for any. */
  public int number() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) {
    try (exchange) {
      send(exchange, answer(exchange));
    } catch (IOException e) {
      // the client is gone, or too slow and cut off
    }
  }

  private Answer answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    Endpoint endpoint = path == null ? null : endpoints.get(path.replaceFirst("(?<=.)/.*", "/"));
    if (endpoint == null) {
      return Answer.of(404);
    }
    try {
      return endpoint.answer(
          new Endpoint.Request(
              exchange.getRequestMethod(),
              path,
              exchange.getRequestHeaders(),
              exchange.getRequestBody()));
    } catch (RuntimeException e) {
      bugs.accept(e);
      return Answer.of(500);
    }
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Cache-Control", "no-store");
    headers.set("X-Content-Type-Options", "nosniff");
    answer.headers().forEach(headers::set);
    byte[] body = answer.bytes();
    boolean bare = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(answer.status(), bare ? -1 : body.length);
    if (!bare) {
      exchange.getResponseBody().write(body);
    }
  }
}
