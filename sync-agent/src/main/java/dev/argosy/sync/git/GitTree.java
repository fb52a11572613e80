package dev.argosy.sync.git;

import dev.argosy.source.Tree;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
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

  @Override
  public Optional<InputStream> open(String path) {
    ObjectId id = files.get(path);
    if (id == null) {
      return Optional.empty();
    }
    ObjectReader reader = repository.newObjectReader();
    try {
      return Optional.of(new Blob(reader.open(id, Constants.OBJ_BLOB).openStream(), reader));
    } catch (IOException e) {
      reader.close();
      throw new UncheckedIOException(e);
    }
  }

  /** The blob's own name, which needs no reading. */
  @Override
  public Optional<String> contentId(String path) {
    return Optional.ofNullable(files.get(path)).map(ObjectId::name);
  }

  /** Holds its reader as long as it is read. */
  private static final class Blob extends FilterInputStream {
    private final ObjectReader reader;

    Blob(InputStream in, ObjectReader reader) {
      super(in);
      this.reader = reader;
    }

    @Override
    public void close() throws IOException {
      try (reader) {
        super.close();
      }
    }
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
