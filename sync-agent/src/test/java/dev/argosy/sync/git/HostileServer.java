package dev.argosy.sync.git;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.lib.Constants;

/** Speaks version 2 of Git's protocol by hand, and can say anything in it. */
final class HostileServer implements AutoCloseable {
  /** Writes a part of an answer, and need not end. */
  interface Says {
    void to(OutputStream out) throws IOException;
  }

  static final String TIP = "1234567890123456789012345678901234567890";
  static final byte[] FLUSH = "0000".getBytes(ISO_8859_1);

  volatile Says refs = out -> out.write(line(TIP + " refs/heads/main\n"));

  /** What stands in the pack's channel, or beside it. */
  volatile Says pack = out -> {};

  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());

  HostileServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/repo.git";
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String asked = new String(body(exchange), ISO_8859_1);
      boolean greeting = exchange.getRequestURI().getPath().endsWith("/info/refs");
      exchange
          .getResponseHeaders()
          .set(
              "Content-Type",
              "application/x-git-upload-pack-" + (greeting ? "advertisement" : "result"));
      exchange.sendResponseHeaders(200, 0);
      OutputStream out = exchange.getResponseBody();
      if (greeting) {
        greet(out);
      } else if (asked.contains("command=ls-refs")) {
        refs.to(out);
        out.write(FLUSH);
      } else {
        out.write(line("packfile\n"));
        pack.to(out);
        out.write(FLUSH);
      }
    }
  }

  private static byte[] body(HttpExchange exchange) throws IOException {
    InputStream raw = exchange.getRequestBody();
    boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    return (packed ? new GZIPInputStream(raw) : raw).readAllBytes();
  }

  private static void greet(OutputStream out) throws IOException {
    out.write(line("# service=git-upload-pack\n"));
    out.write(FLUSH);
    for (String text : new String[] {"version 2\n", "ls-refs\n", "fetch=shallow filter\n"}) {
      out.write(line(text));
    }
    out.write(FLUSH);
  }

  /** A packet of the protocol. */
  static byte[] line(String text) {
    return line(text.getBytes(ISO_8859_1));
  }

  static byte[] line(byte[] content) {
    byte[] length = "%04x".formatted(content.length + 4).getBytes(ISO_8859_1);
    return ByteBuffer.allocate(content.length + 4).put(length).put(content).array();
  }

  /** A packet of a channel: 1 the pack, 2 messages, 3 an error. */
  static byte[] band(int channel, byte[] content) {
    return line(ByteBuffer.allocate(content.length + 1).put((byte) channel).put(content).array());
  }

  /** The pack's channel, in packets that fit. */
  static void send(OutputStream out, byte[] pack) throws IOException {
    for (int at = 0; at < pack.length; at += 1000) {
      byte[] part = java.util.Arrays.copyOfRange(pack, at, Math.min(pack.length, at + 1000));
      out.write(band(1, part));
    }
  }

  /**
   * A whole pack.
   *
   * @param count of objects that it says it holds
   */
  static byte[] pack(int count, byte[]... objects) {
    ByteArrayOutputStream pack = new ByteArrayOutputStream();
    pack.writeBytes("PACK".getBytes(ISO_8859_1));
    pack.writeBytes(ByteBuffer.allocate(8).putInt(2).putInt(count).array());
    for (byte[] object : objects) {
      pack.writeBytes(object);
    }
    try {
      pack.writeBytes(MessageDigest.getInstance("SHA-1").digest(pack.toByteArray()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    return pack.toByteArray();
  }

  /**
   * An object of a pack.
   *
   * @param size that it says it has
   */
  static byte[] object(int type, long size, byte[] base, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    long rest = size >> 4;
    int first = (type << 4) | (int) (size & 15);
    out.write(rest > 0 ? first | 0x80 : first);
    while (rest > 0) {
      out.write((int) (rest > 0x7f ? (rest & 0x7f) | 0x80 : rest));
      rest >>= 7;
    }
    out.writeBytes(base);
    out.writeBytes(deflated(content));
    return out.toByteArray();
  }

  static byte[] blob(byte[] content) {
    return object(Constants.OBJ_BLOB, content.length, new byte[0], content);
  }

  private static byte[] deflated(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
      deflater.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
