package dev.argosy.sync.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.argosy.sync.plan.SyncException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Random;
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

/**
 * Folders, commits and signatures of any bytes: each is read or refused, and no path that is given
 * on leaves its folder. {@code JAZZER_FUZZ=1} and {@code -Dtest=TreeFuzzTest#tree} look for more.
 */
class TreeFuzzTest {
  private static final PersonIdent AUTHOR =
      new PersonIdent("a", "a@b", java.time.Instant.EPOCH, java.time.ZoneOffset.UTC);
  private static final String[] NAMES = {
    "a.yaml",
    "A.yaml",
    "..",
    ".",
    ".git",
    ".GIT",
    "git~1",
    "a/b",
    "/etc",
    "a\\b",
    "\u0001",
    "\u00e9",
    "e\u0301",
    ".g\u200cit",
    "con",
    "a ",
    "",
    "x".repeat(300),
    "-oProxyCommand=x",
    "\ud83d\ude80"
  };
  private static final int[] MODES = {
    0100644, 0100755, 0120000, 0160000, 0040000, 0, 0100777, 07777777
  };

  /** The bytes of a folder, below another. */
  @FuzzTest
  void tree(byte[] bytes) {
    read(bytes);
  }

  /** A whole commit object, with its signature. */
  @FuzzTest
  void commit(byte[] bytes) {
    SignedObject.ofCommit(bytes).ifPresent(TreeFuzzTest::judge);
    SignedObject.ofTag(bytes).ifPresent(TreeFuzzTest::judge);
  }

  private static void judge(SignedObject signed) {
    assertThat(PgpKeys.NONE.refusal(signed, java.time.Instant.EPOCH)).isPresent();
    assertThat(SshSigners.NONE.refusal(signed, java.time.Instant.EPOCH)).isPresent();
  }

  private static void read(byte[] folder) {
    try (InMemoryRepository repository =
            new InMemoryRepository(new DfsRepositoryDescription("fuzz"));
        ObjectInserter inserter = repository.newObjectInserter()) {
      inserter.insert(Constants.OBJ_BLOB, "x".getBytes(UTF_8));
      ObjectId tree = inserter.insert(Constants.OBJ_TREE, folder);
      TreeFormatter root = new TreeFormatter();
      root.append("below", FileMode.TREE, tree);
      CommitBuilder commit = new CommitBuilder();
      commit.setTreeId(inserter.insert(root));
      commit.setAuthor(AUTHOR);
      commit.setCommitter(AUTHOR);
      ObjectId tip = inserter.insert(commit);
      inserter.flush();
      check(new TreeReader("", Limits.DEFAULT.withFiles(100, 1000)).read(repository, tip));
    } catch (IOException | SyncException e) {
      // what an agent says is that it cannot be read
    }
  }

  private static void check(Snapshot snapshot) {
    for (String path : snapshot.tree().paths()) {
      assertThat(snapshot.refused().isEmpty() && path.startsWith("/")).as(path).isFalse();
      assertThat(Arrays.asList(path.split("/", -1))).as(path).doesNotContain("", ".", "..", ".git");
      assertThat(path.chars().anyMatch(c -> c < ' ' || c == '\\')).as(path).isFalse();
      try {
        snapshot.tree().read(path);
      } catch (UncheckedIOException e) {
        // an entry whose content is not there
      }
    }
  }

  /** Random folders of names and modes that mean harm, the same in each run. */
  @Test
  void randomFolders() {
    Random random = new Random(1);
    ObjectId blob = new ObjectInserter.Formatter().idFor(Constants.OBJ_BLOB, "x".getBytes(UTF_8));
    for (int i = 0; i < 2_000; i++) {
      java.io.ByteArrayOutputStream folder = new java.io.ByteArrayOutputStream();
      for (int entries = random.nextInt(5); entries >= 0; entries--) {
        String mode = Integer.toOctalString(MODES[random.nextInt(MODES.length)]);
        String name = NAMES[random.nextInt(NAMES.length)];
        folder.writeBytes((mode + " " + name + "\0").getBytes(UTF_8));
        byte[] id = new byte[20];
        if (random.nextInt(3) > 0) {
          blob.copyRawTo(id, 0);
        } else {
          random.nextBytes(id);
        }
        folder.writeBytes(id);
      }
      byte[] bytes = folder.toByteArray();
      if (random.nextInt(4) == 0 && bytes.length > 0) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      read(random.nextInt(8) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)) : bytes);
    }
  }

  /** Commits that real tools signed, with a byte changed here and there: none may be good. */
  @Test
  void changedSignatures() throws Exception {
    Random random = new Random(2);
    for (String name : new String[] {"pgp-curve.commit", "ssh-rsa.commit", "pgp-curve.tag"}) {
      byte[] good;
      try (var in = TreeFuzzTest.class.getResourceAsStream("signatures/" + name)) {
        good = java.util.Objects.requireNonNull(in).readAllBytes();
      }
      for (int i = 0; i < 500; i++) {
        byte[] bytes = good.clone();
        for (int changes = random.nextInt(3); changes >= 0; changes--) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        commit(bytes);
      }
    }
  }
}
