package dev.argosy.source;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A tree with other contents for some of its files.
 *
 * @param changed by path: the content, or nothing for a file that is not there
 */
public record Overlay(Tree base, Map<String, Optional<byte[]>> changed) implements Tree {
  public Overlay {
    changed = Map.copyOf(changed);
  }

  @Override
  public List<String> paths() {
    TreeSet<String> paths = new TreeSet<>(base.paths());
    changed.forEach((path, content) -> {
      if (content.isPresent()) {
        paths.add(path);
      } else {
        paths.remove(path);
      }
    });
    return List.copyOf(paths);
  }

  @Override
  public Optional<byte[]> read(String path) {
    Optional<byte[]> other = changed.get(path);
    return other == null ? base.read(path) : other.filter(bytes -> bytes.length <= MAX_FILE_BYTES);
  }

  @Override
  public Optional<InputStream> open(String path) {
    Optional<byte[]> other = changed.get(path);
    return other == null ? base.open(path) : other.map(ByteArrayInputStream::new);
  }

  @Override
  public Optional<String> contentId(String path) {
    return changed.containsKey(path) ? Tree.super.contentId(path) : base.contentId(path);
  }
}
