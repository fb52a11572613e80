package dev.argosy.sync.git;

import static dev.argosy.sync.git.HostileServer.TIP;
import static dev.argosy.sync.git.HostileServer.band;
import static dev.argosy.sync.git.HostileServer.blob;
import static dev.argosy.sync.git.HostileServer.line;
import static dev.argosy.sync.git.HostileServer.object;
import static dev.argosy.sync.git.HostileServer.pack;
import static dev.argosy.sync.git.HostileServer.send;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Servers that mean harm: each is given up in bounded time and memory, and a good one heals all.
 */
@Timeout(60)
class HostileServerTest {
  @TempDir Path temp;
  private final HostileServer server = new HostileServer();
  private int harms;

  private SourceOptions options() {
    return SourceOptions.of(server.url()).allowingLocal();
  }

  /** What is said of it; afterwards a good server is read with the same work folder. */
  private Problem harm(SourceOptions options) throws Exception {
    Path work = temp.resolve("work");
    Set<ProcessHandle> before = ProcessHandle.current().children().collect(Collectors.toSet());
    SyncException e =
        catchThrowableOfType(
            SyncException.class,
            () -> {
              try (Source source = Sources.open(options.withRef("main"), work)) {
                source.read();
              }
            });
    assertThat(e).isNotNull();
    assertThat(e.problems().get(0).code()).isNotEqualTo(Code.SYNC_FAILED);
    assertThat(ProcessHandle.current().children().filter(p -> !before.contains(p))).isEmpty();
    try (GitRepo repo = new GitRepo(temp.resolve("good" + harms++));
        GitServer good = new GitServer(repo.repository())) {
      String commit = repo.commit(Map.of("a.yaml", "a"));
      SourceOptions healed = SourceOptions.of(good.url("127.0.0.1")).allowingLocal();
      try (Source source = Sources.open(healed, work)) {
        assertThat(source.read().commit()).isEqualTo(commit);
      }
    }
    try (Stream<Path> all = Files.list(temp);
        Stream<Path> kept = Files.list(work)) {
      assertThat(all).hasSize(harms + 1);
      assertThat(kept).allMatch(p -> p.toString().endsWith(".git"));
    }
    return e.problems().get(0);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void endlessMessages() throws Exception {
    byte[] noise = band(2, "x".repeat(60_000).getBytes(UTF_8));
    server.pack =
        out -> {
          while (true) {
            out.write(noise);
          }
        };
    Problem problem = harm(options());
    assertThat(problem.code()).as(problem.line()).isEqualTo(Code.REPOSITORY_BROKEN);
    assertThat(problem.message()).contains("16 MiB of refs and messages");
  }

  @Test
  void endlessMessageLines() throws Exception {
    byte[] noise = band(2, ("hello ".repeat(100) + "\n").repeat(100).getBytes(UTF_8));
    server.pack =
        out -> {
          while (true) {
            out.write(noise);
          }
        };
    assertThat(harm(options()).message()).contains("16 MiB of refs and messages");
  }

  @Test
  void endlessRefs() throws Exception {
    server.refs =
        out -> {
          for (int i = 0; ; i++) {
            out.write(line(TIP + " refs/heads/main" + i + "\n"));
          }
        };
    assertThat(harm(options()).message()).contains("16 MiB of refs and messages");
  }

  @Test
  void slowBytes() throws Exception {
    byte[] byByte = band(1, "P".getBytes(UTF_8));
    server.pack =
        out -> {
          while (true) {
            out.write(byByte);
            out.flush();
            pause(200);
          }
        };
    Timeouts timeouts = new Timeouts(Duration.ofSeconds(20), Duration.ofMillis(900));
    long start = System.nanoTime();
    Problem problem = harm(options().withTimeouts(timeouts));
    assertThat(problem.code()).as(problem.line()).isEqualTo(Code.REPOSITORY_SLOW);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
  }

  private static void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new java.io.UncheckedIOException(new java.io.InterruptedIOException());
    }
  }

  @Test
  void aServerThatSaysNothing() throws Exception {
    server.pack =
        out -> {
          for (int i = 0; i < 100; i++) {
            pause(50);
          }
        };
    Timeouts timeouts = new Timeouts(Duration.ofSeconds(1), Duration.ofSeconds(30));
    assertThat(harm(options().withTimeouts(timeouts)).code())
        .isEqualTo(Code.REPOSITORY_UNREACHABLE);
  }

  @Test
  void giantObjectCounts() throws Exception {
    for (int count : new int[] {Integer.MAX_VALUE, -1, 1_000_001}) {
      server.pack = out -> send(out, pack(count, blob(new byte[1])));
      Problem problem = harm(options());
      assertThat(problem.code()).isEqualTo(Code.TREE_TOO_LARGE);
      assertThat(problem.message()).contains("announces more objects");
    }
  }

  @Test
  void aBlobOfTenGigabytes() throws Exception {
    byte[] giant = object(Constants.OBJ_BLOB, 10L << 30, new byte[0], new byte[10]);
    server.pack = out -> send(out, pack(1, giant));
    assertThat(harm(options()).code()).isEqualTo(Code.TREE_TOO_LARGE);
  }

  @Test
  void aBlobThatUnpacksToMoreThanItSays() throws Exception {
    byte[] bomb = object(Constants.OBJ_BLOB, 10, new byte[0], new byte[50 << 20]);
    server.pack = out -> send(out, pack(1, bomb));
    assertThat(harm(options()).code()).isEqualTo(Code.REPOSITORY_BROKEN);
  }

  @Test
  void aDeltaBomb() throws Exception {
    byte[] base = "x".repeat(1024).getBytes(UTF_8);
    ObjectId id = new ObjectInserter.Formatter().idFor(Constants.OBJ_BLOB, base);
    byte[] name = new byte[20];
    id.copyRawTo(name, 0);
    // "from 1024 bytes make 2,000,000,000", then a copy of all of them
    byte[] delta = {
      (byte) 0x80, 0x08, (byte) 0x80, (byte) 0xa8, (byte) 0xd6, (byte) 0xb9, 0x07, (byte) 0xb0, 0, 4
    };
    byte[] bomb = object(Constants.OBJ_REF_DELTA, delta.length, name, delta);
    server.pack = out -> send(out, pack(2, blob(base), bomb));
    Problem problem = harm(options());
    assertThat(problem.code()).as(problem.line()).isEqualTo(Code.TREE_TOO_LARGE);
  }

  @Test
  void corruptPacks() throws Exception {
    byte[] good = pack(1, blob("content".getBytes(UTF_8)));
    byte[] checksum = good.clone();
    checksum[checksum.length - 1] ^= 1;
    byte[] content = good.clone();
    content[15] ^= 0x55;
    for (byte[] bad :
        List.of(
            checksum,
            content,
            Arrays.copyOf(good, good.length - 10),
            Arrays.copyOf(good, 5),
            pack(2, blob(new byte[3])),
            "not a pack at all, but a text".getBytes(UTF_8),
            new byte[0])) {
      server.pack = out -> send(out, bad);
      Problem problem = harm(options());
      assertThat(problem.code())
          .as(problem.line())
          .isIn(Code.REPOSITORY_BROKEN, Code.REPOSITORY_UNREACHABLE);
    }
  }

  @Test
  void aWholePackWithoutTheCommit() throws Exception {
    server.pack = out -> send(out, pack(1, blob("content".getBytes(UTF_8))));
    Problem problem = harm(options());
    assertThat(problem.code()).as(problem.line()).isEqualTo(Code.REPOSITORY_BROKEN);
    assertThat(problem.message()).contains("announces commit ", " and does not send it");
  }

  @Test
  void evilRefNames() throws Exception {
    server.refs =
        out -> {
          for (String name :
              List.of(
                  "refs/heads/../../../../evil",
                  "refs/heads/main.lock",
                  "../x",
                  "refs/heads/\u0001",
                  "")) {
            out.write(line(TIP + " " + name + "\n"));
          }
        };
    Problem problem = harm(options());
    assertThat(problem.code())
        .as(problem.line())
        .isIn(Code.REF_UNKNOWN, Code.REPOSITORY_BROKEN, Code.REPOSITORY_UNREACHABLE);
  }

  @Test
  void anIdThatIsNone() throws Exception {
    server.refs = out -> out.write(line("../../../../../../../../../../../../x refs/heads/main\n"));
    assertThat(harm(options()).code()).isIn(Code.REPOSITORY_BROKEN, Code.REPOSITORY_UNREACHABLE);
  }

  @Test
  void framesThatAreNone() throws Exception {
    for (String frame : List.of("zzzz", "0001", "0003abc", "ffff", "0005\u0007x", "<html>")) {
      server.pack = out -> out.write(frame.getBytes(ISO_8859_1));
      assertThat(harm(options()).code())
          .as(frame)
          .isIn(Code.REPOSITORY_BROKEN, Code.REPOSITORY_UNREACHABLE);
    }
  }

  @Test
  void wordsThatWouldForgeALog() throws Exception {
    String words = "\u001b[2Jgone\nINFO all is well " + "x".repeat(5_000);
    server.pack = out -> out.write(band(3, words.getBytes(UTF_8)));
    Problem problem = harm(options());
    assertThat(problem.message()).contains("gone INFO all is well");
    assertThat(problem.line().chars()).noneMatch(c -> c < ' ');
    assertThat(problem.line()).hasSizeLessThan(1_500);
  }
}
