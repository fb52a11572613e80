package dev.argosy.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** First line and headers of an HTTP/1.1 message, as they were sent. */
record HttpHead(String first, List<String> lines) {

  /** The next one, null at the end of the connection. */
  static @Nullable HttpHead read(InputStream in) throws IOException {
    String first = line(in);
    if (first == null) {
      return null;
    }
    List<String> lines = new ArrayList<>();
    for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
      lines.add(line);
    }
    return new HttpHead(first, lines);
  }

  static @Nullable String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        return null;
      }
      line.write(b);
    }
    return line.toString(ISO_8859_1).stripTrailing();
  }

  static String name(String line) {
    return line.substring(0, Math.max(0, line.indexOf(':'))).strip().toLowerCase(Locale.ROOT);
  }

  /** Of the first header with that name, in lower case; empty when there is none. */
  String value(String name) {
    return lines.stream()
        .filter(line -> name(line).equals(name))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("");
  }

  int code() {
    return Integer.parseInt(first.split(" ", -1)[1]);
  }

  byte[] bytes() {
    return (first + "\r\n" + String.join("\r\n", lines) + "\r\n\r\n").getBytes(ISO_8859_1);
  }
}
