package dev.argosy.sync.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much is asked of a server, and how much stays on the disk. */
class TransferTest extends Served {
  private final Map<String, String> files = new TreeMap<>();
  private final Random random = new Random(7);

  private String noise(int length) {
    StringBuilder text = new StringBuilder();
    random.ints(length, ' ', '~').forEach(c -> text.append((char) c));
    return text.toString();
  }

  private void files(int count) {
    for (int i = 0; i < count; i++) {
      files.put("team-" + i % 100 + "/p" + i + ".yaml", noise(80));
    }
  }

  private Source open() throws Exception {
    return Sources.open(
        SourceOptions.of(server.url("127.0.0.1")).allowingLocal(), temp.resolve("work"));
  }

  private long transferred() throws Exception {
    long before = server.sent.get();
    try (Source source = open()) {
      Snapshot snapshot = source.read();
      assertThat(snapshot.refused()).isEmpty();
      assertThat(snapshot.tree().paths()).hasSize(files.size());
      for (String path : java.util.List.of("team-7/p7.yaml", files.keySet().iterator().next())) {
        assertThat(snapshot.tree().read(path))
            .contains(files.getOrDefault(path, "").getBytes(UTF_8));
      }
    }
    return server.sent.get() - before;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void oneChangedFileOfTenThousandTransfersLittleMoreThanItself(boolean cgit) throws Exception {
    server.answerByGit(cgit);
    files(10_000);
    String first = repo.commit(MAIN, files);
    long all = transferred();
    files.put("team-7/p7.yaml", noise(80));
    repo.commit(MAIN, files, first);
    long changed = transferred();
    assertThat(all).isGreaterThan(1_000_000);
    assertThat(changed).isLessThan(20_000);
    files.put("team-7/p7.yaml", noise(80));
    repo.commit(MAIN, files); // rewritten, without a parent
    assertThat(transferred()).isLessThan(20_000);
  }

  @Test
  void aPollIsTwoRequestsOfHttpAndOnlyOfTheRefThatIsWanted() throws Exception {
    repo.commit(MAIN, Map.of("a", "a"));
    for (int i = 0; i < 2_000; i++) {
      repo.commit("refs/pull/" + i + "/head", Map.of("a", "a"));
    }
    SourceOptions options =
        SourceOptions.of(server.url("127.0.0.1")).allowingLocal().withRef("main");
    try (Source source = Sources.open(options, temp.resolve("work"))) {
      source.poll();
    }
    assertThat(server.heard).hasSize(2);
    assertThat(server.sent.get()).isLessThan(2_000);
  }

  @Test
  void manyCommitsDoNotGrowTheDiskWithoutEnd() throws Exception {
    files(50);
    files.put("big", noise(300_000));
    String last = repo.commit(MAIN, files);
    transferred();
    long most = 0;
    long before = Remote.size(temp.resolve("work"));
    for (int i = 0; i < 50; i++) {
      files.put("big", noise(300_000));
      last = repo.commit(MAIN, files, last);
      transferred();
      most = Math.max(most, Remote.size(temp.resolve("work")));
    }
    assertThat(most).isLessThan(2 * before + (2 << 20));
  }

  @Test
  void aCommitThatWentAwayAndCameBackIsRead() throws Exception {
    files(150);
    String first = repo.commit(MAIN, files);
    transferred();
    files.put("team-1/p1.yaml", "changed");
    repo.commit(MAIN, files, first);
    transferred();
    files.put("team-1/p1.yaml", "gone");
    repo.point(MAIN, org.eclipse.jgit.lib.ObjectId.fromString(first));
    try (Source source = open()) {
      assertThat(source.read().commit()).isEqualTo(first);
    }
  }
}
