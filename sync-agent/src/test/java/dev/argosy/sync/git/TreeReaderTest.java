package dev.argosy.sync.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.argosy.diagnostic.Diagnostic;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.TreeFormatter;
import org.junit.jupiter.api.Test;

class TreeReaderTest {
  private static final PersonIdent AUTHOR =
      new PersonIdent("a", "a@b", Instant.EPOCH, ZoneOffset.UTC);
  private static final Limits LIMITS = Limits.DEFAULT.withFiles(40, 400);

  private static InMemoryRepository repository() {
    return new InMemoryRepository(new DfsRepositoryDescription("test"));
  }

  private static ObjectId commit(InMemoryRepository repository, Map<String, String> files)
      throws IOException {
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      DirCache cache = DirCache.newInCore();
      DirCacheBuilder builder = cache.builder();
      for (Map.Entry<String, String> file : files.entrySet()) {
        DirCacheEntry entry = new DirCacheEntry(file.getKey());
        boolean link = file.getValue().startsWith("->");
        entry.setFileMode(link ? FileMode.SYMLINK : FileMode.REGULAR_FILE);
        entry.setObjectId(inserter.insert(Constants.OBJ_BLOB, file.getValue().getBytes(UTF_8)));
        builder.add(entry);
      }
      builder.finish();
      return commit(inserter, cache.writeTree(inserter));
    }
  }

  private static ObjectId commit(ObjectInserter inserter, ObjectId tree) throws IOException {
    CommitBuilder commit = new CommitBuilder();
    commit.setTreeId(tree);
    commit.setAuthor(AUTHOR);
    commit.setCommitter(AUTHOR);
    ObjectId id = inserter.insert(commit);
    inserter.flush();
    return id;
  }

  private static Map<String, String> contents(Snapshot snapshot) {
    Map<String, String> all = new TreeMap<>();
    for (String path : snapshot.tree().paths()) {
      all.put(path, snapshot.tree().contentId(path).orElseThrow());
    }
    return all;
  }

  /** Files, folders, links and too much of both come and go by chance. */
  @Test
  void whatIsTakenOverIsWhatWouldBeRead() throws Exception {
    Random random = new Random(7);
    Map<String, String> files = new TreeMap<>(Map.of("argosy.yaml", "x"));
    int refused = 0;
    try (InMemoryRepository repository = repository()) {
      TreeReader reader = new TreeReader("", LIMITS);
      TreeReader below = new TreeReader("a", LIMITS);
      for (int round = 0; round < 400; round++) {
        change(files, random);
        ObjectId tip = commit(repository, files);
        Snapshot snapshot = reader.read(repository, tip);
        same(snapshot, new TreeReader("", LIMITS).read(repository, tip));
        if (files.keySet().stream().anyMatch(path -> path.startsWith("a/"))) {
          same(below.read(repository, tip), new TreeReader("a", LIMITS).read(repository, tip));
        }
        refused += snapshot.refused().isEmpty() ? 0 : 1;
      }
    }
    assertThat(refused).as("commits that are refused").isBetween(20, 380);
  }

  private static void same(Snapshot one, Snapshot other) {
    assertThat(messages(one)).isEqualTo(messages(other));
    if (one.refused().isEmpty()) {
      assertThat(contents(one)).isEqualTo(contents(other));
    }
  }

  private static List<String> messages(Snapshot snapshot) {
    return snapshot.refused().stream().map(Diagnostic::message).toList();
  }

  private static void change(Map<String, String> files, Random random) {
    for (int i = random.nextInt(4); i >= 0; i--) {
      String path =
          List.of("a/", "b/", "a/b/", "a-b/", "a/b/c/", "").get(random.nextInt(6))
              + "f"
              + random.nextInt(8);
      if (random.nextInt(3) == 0) {
        files.remove(path);
      } else {
        files.put(path, random.nextInt(60) == 0 ? "->x" : "x".repeat(random.nextInt(20)));
      }
    }
    if (random.nextInt(10) == 0) {
      files.values().removeIf(text -> text.startsWith("->"));
    }
  }

  /** The second commit is read where its unchanged folder is missing. */
  @Test
  void aFolderThatIsTheSameIsNotReadAgain() throws Exception {
    ObjectId same;
    TreeReader reader = new TreeReader("", LIMITS);
    try (InMemoryRepository first = repository()) {
      ObjectId tip = commit(first, Map.of("same/a", "1", "same/deep/b", "2", "other/c", "3"));
      assertThat(reader.read(first, tip).tree().paths()).hasSize(3);
      same = first.resolve(tip.name() + ":same");
    }
    try (InMemoryRepository second = repository();
        ObjectInserter inserter = second.newObjectInserter()) {
      TreeFormatter root = new TreeFormatter();
      root.append("new", FileMode.REGULAR_FILE, inserter.insert(Constants.OBJ_BLOB, new byte[1]));
      root.append("same", FileMode.TREE, same);
      ObjectId tip = commit(inserter, inserter.insert(root));
      assertThat(reader.read(second, tip).tree().paths())
          .containsExactly("new", "same/a", "same/deep/b");
      reader.forget();
      assertThatThrownBy(() -> reader.read(second, tip)).isInstanceOf(MissingObjectException.class);
    }
  }
}
