package dev.argosy.source;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A tree held in memory. */
public final class MemoryTree implements Tree {
  private final TreeMap<String, byte[]> files = new TreeMap<>();

  /** A tree of UTF-8 texts by path. */
  public static MemoryTree of(Map<String, String> texts) {
    MemoryTree tree = new MemoryTree();
    texts.forEach((path, text) -> tree.files.put(path, text.getBytes(StandardCharsets.UTF_8)));
    return tree;
  }

  /** A tree of files by path; the arrays must not be changed afterwards. */
  public static MemoryTree ofBytes(Map<String, byte[]> files) {
    MemoryTree tree = new MemoryTree();
    tree.files.putAll(files);
    return tree;
  }

  @Override
  public List<String> paths() {
    return List.copyOf(files.keySet());
  }

  @Override
  public Optional<byte[]> read(String path) {
    return Optional.ofNullable(files.get(path)).filter(bytes -> bytes.length <= MAX_FILE_BYTES);
  }

  @Override
  public Optional<InputStream> open(String path) {
    return Optional.ofNullable(files.get(path)).map(ByteArrayInputStream::new);
  }
}
