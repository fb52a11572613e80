package dev.argosy.fix;

import dev.argosy.source.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A tree some of whose files have another content.
 *
 * @param base the tree as it is
 * @param changed the other contents by path; each is a file of {@code base}
 */
record ChangedTree(Tree base, Map<String, byte[]> changed) implements Tree {
  @Override
  public List<String> paths() {
    return base.paths();
  }

  @Override
  public Optional<byte[]> read(String path) {
    byte[] own = changed.get(path);
    return own == null
        ? base.read(path)
        : Optional.of(own).filter(bytes -> bytes.length <= MAX_FILE_BYTES);
  }
}
