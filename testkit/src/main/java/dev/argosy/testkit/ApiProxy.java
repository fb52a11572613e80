package dev.argosy.testkit;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/**
 * Stands in front of a real API server: sees every request, and may cut, delay or answer it. Plain
 * HTTP/1.1 on loopback towards the client, TLS towards the server, as whom the kubeconfig says;
 * watches and websockets pass through. Whoever impersonates is still only who they say they are.
 */
public final class ApiProxy implements AutoCloseable {
  private final List<ApiCall> calls = new CopyOnWriteArrayList<>();
  private final AtomicInteger numbers = new AtomicInteger();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ServerSocket door;
  private final URI server;
  private final SSLContext tls;
  private final String token;
  private final String namespace;
  private volatile Function<ApiCall, ApiFate> hook;

  private ApiProxy(ServerSocket door, Config config, SSLContext tls) {
    this.door = door;
    this.server = URI.create(config.getMasterUrl());
    this.tls = tls;
    this.namespace = config.getNamespace() == null ? "default" : config.getNamespace();
    this.token = config.getAutoOAuthToken() == null ? "" : config.getAutoOAuthToken();
    this.hook = call -> ApiFate.PASS;
  }

  /** A proxy in front of {@code server} that lets everything pass, with all rights. */
  public static ApiProxy before(ApiServer server) {
    return before(server.kubeconfig());
  }

  /** A proxy in front of the server of a kubeconfig, with the rights of its user. */
  public static ApiProxy before(String kubeconfig) {
    try {
      Config config = Config.fromKubeconfig(kubeconfig);
      ServerSocket door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
      ApiProxy proxy = new ApiProxy(door, config, SSLUtils.sslContext(config));
      Thread.ofVirtual().name("api-proxy").start(proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Decides from now on; called on many threads at once. */
  public void decide(Function<ApiCall, ApiFate> by) {
    this.hook = by;
  }

  /** All that was asked so far, also what was cut. */
  public List<ApiCall> calls() {
    return List.copyOf(calls);
  }

  /** What was asked so far and may have changed something. */
  public List<ApiCall> writes() {
    return calls.stream().filter(ApiCall::writes).toList();
  }

  public void forget() {
    calls.clear();
  }

  /** Breaks every connection there is, watches too; new ones are accepted. */
  public void cutAll() {
    open.forEach(ApiProxy::close);
  }

  /** A kubeconfig that leads through here, with the rights and the namespace of this proxy. */
  public String kubeconfig() {
    return """
    apiVersion: v1
    kind: Config
    current-context: proxy
    contexts:
    - name: proxy
      context: {cluster: proxy, user: proxy, namespace: %s}
    clusters:
    - name: proxy
      cluster: {server: "http://127.0.0.1:%d"}
    users:
    - name: proxy
      user: {}
    """
        .formatted(namespace, door.getLocalPort());
  }

  ApiFate fate(String method, String target, String body) {
    int mark = target.indexOf('?');
    ApiCall call =
        new ApiCall(
            numbers.incrementAndGet(),
            method,
            mark < 0 ? target : target.substring(0, mark),
            mark < 0 ? "" : target.substring(mark + 1),
            body);
    calls.add(call);
    return hook.apply(call);
  }

  /** What is sent to the server with each request, empty where a certificate says who it is. */
  String authorization() {
    return token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n";
  }

  String host() {
    return server.getHost() + ":" + server.getPort();
  }

  Socket dial() throws IOException {
    Socket socket = tls.getSocketFactory().createSocket(server.getHost(), server.getPort());
    socket.setTcpNoDelay(true);
    open.add(socket);
    return socket;
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        client.setTcpNoDelay(true);
        open.add(client);
        Thread.ofVirtual().name("api-proxy-line").start(() -> serve(client));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket client) {
    try (ProxyLine line = new ProxyLine(this, client)) {
      line.run();
    } catch (IOException e) {
      // one side hung up, or the hook cut the line
    } finally {
      open.remove(client);
    }
  }

  void gone(Socket socket) {
    open.remove(socket);
    close(socket);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // it is closed enough
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    cutAll();
  }
}
