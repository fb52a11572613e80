package dev.argosy.compile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A project that uses everything that is built, for tests to look at and to break. */
final class Sources {
  private static final List<String> FILES =
      List.of("argosy.yaml", "pipeline.yaml", "parts.yaml", "runs.yaml", "score.py");

  private Sources() {}

  static Map<String, String> all() throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    for (String file : FILES) {
      files.put(file, read(file));
    }
    return files;
  }

  private static String read(String file) throws IOException {
    try (InputStream in = Sources.class.getResourceAsStream("everything/" + file)) {
      if (in == null) {
        throw new UncheckedIOException(new IOException("no test resource " + file));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
