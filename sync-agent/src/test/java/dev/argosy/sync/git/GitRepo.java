package dev.argosy.sync.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TagBuilder;
import org.eclipse.jgit.lib.TreeFormatter;

/** A real bare repository, written object by object, so that it can hold what git refuses. */
public final class GitRepo implements AutoCloseable {
  private static final String MAIN = "refs/heads/main";
  private static final PersonIdent AUTHOR =
      new PersonIdent("a", "a@b", java.time.Instant.EPOCH, java.time.ZoneOffset.UTC);

  public final Path folder;
  private final FileRepository repository;

  /** Of the commits to come. */
  public String message = "m";

  public GitRepo(Path folder) {
    this.folder = folder;
    try {
      this.repository = new FileRepository(folder.toFile());
      repository.create(true);
      repository.updateRef(Constants.HEAD).link("refs/heads/main");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Repository repository() {
    return repository;
  }

  public String url() {
    return folder.toUri().toString();
  }

  /** Commits exactly these texts to main, on top of what is there. */
  public String commit(Map<String, String> files) {
    try {
      Ref main = repository.exactRef(MAIN);
      return main == null
          ? rewrite(files)
          : commit(MAIN, files, Objects.requireNonNull(main.getObjectId()).name());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Force-pushes exactly these texts to main, without a parent. */
  public String rewrite(Map<String, String> files) {
    return commit(MAIN, files);
  }

  public String commit(String ref, Map<String, String> files, String... parents) {
    return change(inserter -> {
      ObjectId tree = tree(inserter, new TreeMap<>(files), "");
      return update(ref, inserter, tree, parents);
    });
  }

  /** An annotated tag. */
  public String tag(String name, String commit) {
    return change(inserter -> {
      TagBuilder tag = new TagBuilder();
      tag.setTag(name);
      tag.setTagger(AUTHOR);
      tag.setMessage("m");
      tag.setObjectId(ObjectId.fromString(commit), Constants.OBJ_COMMIT);
      ObjectId id = inserter.insert(tag);
      inserter.flush();
      point(Constants.R_TAGS + name, id);
      return id.name();
    });
  }

  /** As {@code git config}. */
  public void configure(String section, String name, boolean value) {
    try {
      repository.getConfig().setBoolean(section, null, name, value);
      repository.getConfig().save();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Commits a tree of one raw entry. */
  public String commitRaw(String name, FileMode mode, String content) {
    return change(inserter -> {
      ObjectId id =
          mode.equals(FileMode.GITLINK)
              ? ObjectId.fromString("1234567890123456789012345678901234567890")
              : inserter.insert(Constants.OBJ_BLOB, content.getBytes(UTF_8));
      return update("refs/heads/main", inserter, single(inserter, name, mode, id));
    });
  }

  /** Commits files, and beside them entries of one content that git itself would not write. */
  public String commitBeside(Map<String, String> files, Map<String, FileMode> raw, String content) {
    return change(inserter -> {
      TreeMap<String, FileMode> modes = new TreeMap<>(raw);
      files.keySet().forEach(name -> modes.put(name, FileMode.REGULAR_FILE));
      TreeFormatter tree = new TreeFormatter();
      for (Map.Entry<String, FileMode> entry : modes.entrySet()) {
        String text = files.getOrDefault(entry.getKey(), content);
        ObjectId id = inserter.insert(Constants.OBJ_BLOB, text.getBytes(UTF_8));
        tree.append(entry.getKey().getBytes(UTF_8), entry.getValue(), id);
      }
      return update(MAIN, inserter, inserter.insert(tree));
    });
  }

  /** Commits a file that lies under so many folders. */
  public String commitDeep(int depth) {
    return change(inserter -> {
      ObjectId id = inserter.insert(Constants.OBJ_BLOB, "x".getBytes(UTF_8));
      id = single(inserter, "x.yaml", FileMode.REGULAR_FILE, id);
      for (int i = 0; i < depth; i++) {
        id = single(inserter, "d", FileMode.TREE, id);
      }
      return update("refs/heads/main", inserter, id);
    });
  }

  /** Points a ref at any object. */
  public void point(String ref, ObjectId id) {
    change(inserter -> {
      RefUpdate update = repository.updateRef(ref);
      update.setNewObjectId(id);
      update.setForceUpdate(true);
      return update.forceUpdate().name();
    });
  }

  public ObjectId insert(int type, String content) {
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      ObjectId id = inserter.insert(type, content.getBytes(UTF_8));
      inserter.flush();
      return id;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Change {
    String with(ObjectInserter inserter) throws IOException;
  }

  private String change(Change change) {
    // one pack for each change: ten thousand loose files would take their time
    try (ObjectInserter inserter = repository.getObjectDatabase().newPackInserter()) {
      return change.with(inserter);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectId single(ObjectInserter inserter, String name, FileMode mode, ObjectId id)
      throws IOException {
    TreeFormatter tree = new TreeFormatter();
    tree.append(name.getBytes(UTF_8), mode, id);
    return inserter.insert(tree);
  }

  private static ObjectId tree(ObjectInserter inserter, Map<String, String> files, String under)
      throws IOException {
    TreeMap<String, ObjectId> entries = new TreeMap<>();
    for (String path : files.keySet()) {
      if (path.startsWith(under)) {
        String rest = path.substring(under.length());
        int slash = rest.indexOf('/');
        String name = slash < 0 ? rest : rest.substring(0, slash + 1);
        if (!entries.containsKey(name)) {
          entries.put(name, entry(inserter, files, under + name));
        }
      }
    }
    TreeFormatter tree = new TreeFormatter();
    entries.forEach((name, id) ->
        tree.append(
            name.replace("/", "").getBytes(UTF_8),
            name.endsWith("/") ? FileMode.TREE : FileMode.REGULAR_FILE,
            id));
    return inserter.insert(tree);
  }

  private static ObjectId entry(ObjectInserter inserter, Map<String, String> files, String path)
      throws IOException {
    return path.endsWith("/")
        ? tree(inserter, files, path)
        : inserter.insert(Constants.OBJ_BLOB, files.getOrDefault(path, "").getBytes(UTF_8));
  }

  private String update(String ref, ObjectInserter inserter, ObjectId tree, String... parents)
      throws IOException {
    CommitBuilder commit = new CommitBuilder();
    for (String parent : parents) {
      commit.addParentId(ObjectId.fromString(parent));
    }
    commit.setTreeId(tree);
    commit.setAuthor(AUTHOR);
    commit.setCommitter(AUTHOR);
    commit.setMessage(message);
    ObjectId id = inserter.insert(commit);
    inserter.flush();
    RefUpdate update = repository.updateRef(ref);
    update.setNewObjectId(id);
    update.forceUpdate();
    return id.name();
  }

  @Override
  public void close() {
    repository.close();
  }
}
