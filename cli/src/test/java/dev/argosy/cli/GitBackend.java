package dev.argosy.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Git's own server for https, with a certificate of its own. */
final class GitBackend implements AutoCloseable {
  private static final String PASSWORD = "changeit";

  private final Path repositories;
  private final Path keys;
  private final HttpsServer server;

  /**
   * @param address of this machine, as numbers
   */
  GitBackend(Path repositories, Path folder, String address)
      throws IOException, InterruptedException, GeneralSecurityException {
    this.repositories = repositories;
    this.keys = folder.resolve("keys.p12");
    keytool(
        folder, "-genkeypair", "-keyalg", "EC", "-dname", "CN=git", "-ext", "san=ip:" + address);
    this.server = HttpsServer.create(new InetSocketAddress(address, 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls()));
    server.createContext("/", this::handle);
    server.setExecutor(
        Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("git-", 0).factory()));
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** In PEM form. */
  String certificate(Path folder) throws IOException, InterruptedException {
    Path file = folder.resolve("git.pem");
    keytool(folder, "-exportcert", "-rfc", "-file", file.toString());
    return Files.readString(file);
  }

  private void keytool(Path folder, String... args) throws IOException, InterruptedException {
    String[] common = {
      Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
      "-alias",
      "git",
      "-keystore",
      keys.toString(),
      "-storepass",
      PASSWORD
    };
    String[] all = java.util.Arrays.copyOf(common, common.length + args.length);
    System.arraycopy(args, 0, all, common.length, args.length);
    Program.in(folder).must(all);
  }

  private SSLContext tls() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
      store.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, PASSWORD.toCharArray());
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(factory.getKeyManagers(), null, null);
    return tls;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      ProcessBuilder git = new ProcessBuilder("git", "http-backend");
      git.environment().putAll(environment(exchange));
      Process process = git.redirectError(ProcessBuilder.Redirect.DISCARD).start();
      try (var in = process.getOutputStream()) {
        exchange.getRequestBody().transferTo(in);
      }
      answer(exchange, process.getInputStream());
    }
  }

  private Map<String, String> environment(HttpExchange exchange) {
    var headers = exchange.getRequestHeaders();
    return Map.of(
        "GIT_PROJECT_ROOT",
        repositories.toString(),
        "GIT_HTTP_EXPORT_ALL",
        "1",
        "REQUEST_METHOD",
        exchange.getRequestMethod(),
        "PATH_INFO",
        exchange.getRequestURI().getPath(),
        "QUERY_STRING",
        Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse(""),
        "CONTENT_TYPE",
        Optional.ofNullable(headers.getFirst("Content-Type")).orElse(""),
        "HTTP_CONTENT_ENCODING",
        Optional.ofNullable(headers.getFirst("Content-Encoding")).orElse(""),
        "GIT_PROTOCOL",
        Optional.ofNullable(headers.getFirst("Git-Protocol")).orElse(""));
  }

  /** Lines of headers, an empty one, the body: what CGI is. */
  private static void answer(HttpExchange exchange, InputStream cgi) throws IOException {
    int status = 200;
    for (String line = line(cgi); !line.isEmpty(); line = line(cgi)) {
      String[] header = line.split(": ", 2);
      if (header[0].equals("Status")) {
        status = Integer.parseInt(header[1].substring(0, 3));
      } else {
        exchange.getResponseHeaders().set(header[0], header[1]);
      }
    }
    exchange.sendResponseHeaders(status, 0);
    try (var out = exchange.getResponseBody()) {
      cgi.transferTo(out);
    }
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      line.write(c);
    }
    return line.toString(US_ASCII).strip();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
