package dev.argosy.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One client's connection, and the one to the server that belongs to it. */
final class ProxyLine implements AutoCloseable {
  /** Of this connection alone, or an offer of HTTP/2 that is not taken up. */
  private static final Set<String> DROPPED =
      Set.of("host", "connection", "http2-settings", "content-length", "transfer-encoding");

  private final ApiProxy proxy;
  private final Socket client;
  private final InputStream in;
  private final OutputStream out;
  private @Nullable Socket server;
  private InputStream answers = InputStream.nullInputStream();
  private OutputStream questions = OutputStream.nullOutputStream();

  ProxyLine(ApiProxy proxy, Socket client) throws IOException {
    this.proxy = proxy;
    this.client = client;
    this.in = new BufferedInputStream(client.getInputStream());
    this.out = new BufferedOutputStream(client.getOutputStream());
  }

  void run() throws IOException {
    for (HttpHead head = HttpHead.read(in); head != null; head = HttpHead.read(in)) {
      if (!exchange(head, body(head, in))) {
        return;
      }
    }
  }

  /** Whether the connection may be used again. */
  private boolean exchange(HttpHead head, byte[] body) throws IOException {
    String[] first = head.first().split(" ", -1);
    return switch (proxy.fate(first[0], first[1], new String(body, UTF_8))) {
      case ApiFate.Pass p -> forward(head, body);
      case ApiFate.Delay d -> {
        sleep(d.pause());
        yield forward(head, body);
      }
      case ApiFate.Answer a -> answer(a);
      case ApiFate.CutBefore c -> false;
      case ApiFate.CutAfter c -> {
        send(head, body);
        HttpHead.read(answers);
        yield false;
      }
      case ApiFate.CutMidway c -> {
        send(head, body);
        half();
        yield false;
      }
    };
  }

  private boolean forward(HttpHead head, byte[] body) throws IOException {
    send(head, body);
    HttpHead reply = HttpHead.read(answers);
    if (reply == null) {
      return false;
    }
    out.write(reply.bytes());
    out.flush();
    if (reply.code() == 101) {
      Thread.ofVirtual().start(() -> pump(in, questions));
      pump(answers, out);
      return false;
    }
    return content(reply);
  }

  private void send(HttpHead head, byte[] body) throws IOException {
    if (server == null) {
      Socket dialled = proxy.dial();
      server = dialled;
      answers = new BufferedInputStream(dialled.getInputStream());
      questions = new BufferedOutputStream(dialled.getOutputStream());
    }
    questions.write(request(head, body.length).getBytes(ISO_8859_1));
    questions.write(body);
    questions.flush();
  }

  private String request(HttpHead head, int length) {
    StringBuilder text = new StringBuilder(head.first()).append("\r\n");
    text.append("Host: ").append(proxy.host()).append("\r\n").append(proxy.authorization());
    boolean socket = head.value("upgrade").equalsIgnoreCase("websocket");
    head.lines().stream()
        .filter(line -> !DROPPED.contains(HttpHead.name(line)))
        .filter(line -> socket || !HttpHead.name(line).equals("upgrade"))
        .forEach(line -> text.append(line).append("\r\n"));
    if (socket) {
      text.append("Connection: Upgrade\r\n");
    }
    return text.append("Content-Length: ").append(length).append("\r\n\r\n").toString();
  }

  /** Copies what follows the head; false when its end is the end of the connection. */
  private boolean content(HttpHead reply) throws IOException {
    if (reply.code() == 204 || reply.code() == 304) {
      return true;
    }
    if (reply.value("transfer-encoding").equalsIgnoreCase("chunked")) {
      return chunks();
    }
    if (reply.value("content-length").isEmpty()) {
      pump(answers, out);
      return false;
    }
    out.write(answers.readNBytes(Integer.parseInt(reply.value("content-length"))));
    out.flush();
    return true;
  }

  private boolean chunks() throws IOException {
    while (true) {
      String size = HttpHead.line(answers);
      if (size == null) {
        return false;
      }
      int length = Integer.parseInt(size.strip(), 16);
      out.write((size + "\r\n").getBytes(ISO_8859_1));
      out.write(answers.readNBytes(length + 2));
      out.flush();
      if (length == 0) {
        return true;
      }
    }
  }

  private void half() throws IOException {
    HttpHead reply = HttpHead.read(answers);
    if (reply != null) {
      out.write(reply.bytes());
      int length = reply.value("content-length").isEmpty() ? 8 : length(reply) / 2;
      out.write(answers.readNBytes(length));
      out.flush();
    }
  }

  private static int length(HttpHead head) {
    return Integer.parseInt(head.value("content-length"));
  }

  private boolean answer(ApiFate.Answer answer) throws IOException {
    byte[] body = answer.body().getBytes(UTF_8);
    StringBuilder head = new StringBuilder("HTTP/1.1 " + answer.code() + " Proxy\r\n");
    head.append("Content-Type: application/json\r\nContent-Length: ").append(body.length);
    for (Map.Entry<String, String> header : answer.headers().entrySet()) {
      head.append("\r\n").append(header.getKey()).append(": ").append(header.getValue());
    }
    out.write(head.append("\r\n\r\n").toString().getBytes(ISO_8859_1));
    out.write(body);
    out.flush();
    return true;
  }

  private static byte[] body(HttpHead head, InputStream in) throws IOException {
    if (!head.value("transfer-encoding").equalsIgnoreCase("chunked")) {
      return head.value("content-length").isEmpty() ? new byte[0] : in.readNBytes(length(head));
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (String size = HttpHead.line(in); size != null; size = HttpHead.line(in)) {
      int length = Integer.parseInt(size.strip(), 16);
      all.write(in.readNBytes(length));
      in.readNBytes(2);
      if (length == 0) {
        break;
      }
    }
    return all.toByteArray();
  }

  private static void pump(InputStream from, OutputStream to) {
    byte[] buffer = new byte[8192];
    try {
      for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
        to.write(buffer, 0, n);
        to.flush();
      }
    } catch (IOException e) {
      // either side hung up
    }
  }

  private static void sleep(Duration pause) throws IOException {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    if (server != null) {
      proxy.gone(server);
    }
    client.close();
  }
}
