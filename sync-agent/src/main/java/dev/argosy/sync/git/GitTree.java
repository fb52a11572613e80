package dev.argosy.sync.git;

import dev.argosy.source.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;

/** The files of a commit, read from the object database; nothing is ever checked out. */
final class GitTree implements Tree {
  private final Repository repository;
  private final NavigableMap<String, ObjectId> files;

  GitTree(Repository repository, NavigableMap<String, ObjectId> files) {
    this.repository = repository;
    this.files = files;
  }

  @Override
  public List<String> paths() {
    return List.copyOf(files.keySet());
  }

  /** Safe for several threads: each call opens a reader of its own. */
  @Override
  public Optional<byte[]> read(String path) {
    ObjectId id = files.get(path);
    return id == null ? Optional.empty() : load(id);
  }

  /** The blob's own name, which needs no reading. */
  @Override
  public Optional<String> contentId(String path) {
    return Optional.ofNullable(files.get(path)).map(ObjectId::name);
  }

  private Optional<byte[]> load(ObjectId id) {
    try (var reader = repository.newObjectReader()) {
      var blob = reader.open(id, Constants.OBJ_BLOB);
      return blob.getSize() > MAX_FILE_BYTES
          ? Optional.empty()
          : Optional.of(blob.getBytes(MAX_FILE_BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
