package dev.argosy.sync.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;

/** A real smart-HTTP Git server on loopback, with passwords, redirects and bad manners. */
public final class GitServer implements AutoCloseable {
  /** What it heard: path, then the Authorization header or nothing. */
  public final List<String> heard = new CopyOnWriteArrayList<>();

  public volatile Optional<String> login = Optional.empty();
  public volatile Optional<String> redirect = Optional.empty();
  public volatile boolean trickle;

  /** Answered by the git of this machine instead of jgit. */
  private volatile boolean cgit;

  /** Only clients with a certificate are heard. */
  volatile boolean clients;

  /** Bytes of packs and refs. */
  final AtomicLong sent = new AtomicLong();

  private final Repository repository;
  private final String scheme;
  private final HttpServer server;

  public GitServer(Repository repository) {
    this(repository, Optional.empty());
  }

  /** Behind TLS. */
  public GitServer(Repository repository, SSLContext tls) {
    this(repository, Optional.of(tls));
  }

  private GitServer(Repository repository, Optional<SSLContext> tls) {
    this.repository = repository;
    this.scheme = tls.isPresent() ? "https" : "http";
    try {
      server = create(tls, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(
        Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("git-server-", 0).factory()));
    server.start();
  }

  private HttpServer create(Optional<SSLContext> tls, InetSocketAddress at) throws IOException {
    if (tls.isEmpty()) {
      return HttpServer.create(at, 0);
    }
    HttpsServer server = HttpsServer.create(at, 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(tls.get()) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters ours = getSSLContext().getDefaultSSLParameters();
            ours.setNeedClientAuth(clients);
            parameters.setSSLParameters(ours);
          }
        });
    return server;
  }

  /**
   * @param host a name of this machine: {@code 127.0.0.1} or {@code localhost}
   */
  public String url(String host) {
    return scheme + "://" + host + ":" + server.getAddress().getPort() + "/repo.git";
  }

  /** Needs the git of this machine. */
  void answerByGit(boolean wanted) {
    if (wanted) {
      GitBackend.require();
    }
    cgit = wanted;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String given =
          Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")).orElse("");
      heard.add(exchange.getRequestURI().getPath() + " " + given);
      if (redirect.isPresent() && !exchange.getRequestURI().getPath().startsWith("/moved")) {
        exchange
            .getResponseHeaders()
            .set(
                "Location",
                redirect.get() + exchange.getRequestURI().toString().replace("/repo.git", ""));
        exchange.sendResponseHeaders(301, -1);
      } else if (login.isPresent() && !given.equals(expected())) {
        exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"git\"");
        exchange.sendResponseHeaders(401, -1);
      } else if (trickle) {
        drip(exchange);
      } else if (cgit) {
        GitBackend.serve(exchange, repository.getDirectory().toPath(), sent);
      } else {
        serve(exchange);
      }
    }
  }

  /** The login is {@code USER:PASSWORD}, or a whole header. */
  private String expected() {
    String wanted = login.orElse("");
    return wanted.startsWith("Bearer ") ? wanted : basic(wanted);
  }

  private static String basic(String login) {
    return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8));
  }

  /** One byte now and then, for ever: no idle timeout ends this. */
  private static void drip(HttpExchange exchange) throws IOException {
    exchange
        .getResponseHeaders()
        .set("Content-Type", "application/x-git-upload-pack-advertisement");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write("fff0".getBytes(UTF_8));
      while (true) {
        out.write('#');
        out.flush();
        Thread.sleep(50);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    UploadPack pack = new UploadPack(repository);
    pack.setBiDirectionalPipe(false);
    String protocol = exchange.getRequestHeaders().getFirst("Git-Protocol");
    if (protocol != null) {
      pack.setExtraParameters(List.of(protocol));
    }
    if (exchange.getRequestURI().getPath().endsWith("/info/refs")) {
      advertise(exchange, pack);
    } else {
      answer(exchange, pack);
    }
  }

  private void advertise(HttpExchange exchange, UploadPack pack) throws IOException {
    exchange
        .getResponseHeaders()
        .set("Content-Type", "application/x-git-upload-pack-advertisement");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = counted(exchange)) {
      PacketLineOut lines = new PacketLineOut(out);
      lines.writeString("# service=git-upload-pack\n");
      lines.end();
      pack.sendAdvertisedRefs(new PacketLineOutRefAdvertiser(lines));
    }
  }

  private void answer(HttpExchange exchange, UploadPack pack) throws IOException {
    Headers headers = exchange.getRequestHeaders();
    exchange.getResponseHeaders().set("Content-Type", "application/x-git-upload-pack-result");
    exchange.sendResponseHeaders(200, 0);
    try (InputStream raw = exchange.getRequestBody();
        InputStream in =
            "gzip".equals(headers.getFirst("Content-Encoding")) ? new GZIPInputStream(raw) : raw;
        OutputStream out = counted(exchange)) {
      pack.upload(in, out, null);
    }
  }

  private OutputStream counted(HttpExchange exchange) {
    return new FilterOutputStream(exchange.getResponseBody()) {
      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        sent.addAndGet(length);
        out.write(bytes, from, length);
      }
    };
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
