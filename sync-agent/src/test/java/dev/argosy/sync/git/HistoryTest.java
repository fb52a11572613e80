package dev.argosy.sync.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What may come after the commit that was applied last, asked of real servers and in place. */
class HistoryTest extends Served {
  /** Who answers. */
  enum Server {
    JGIT,
    JGIT_WITH_FILTER,
    GIT,
    GIT_WITH_FILTER,
    FILE,
    IN_PLACE
  }

  private final List<String> commits = new ArrayList<>();

  /** A line of so many commits; the content of each is another. */
  private void line(int count) {
    for (int i = 0; i < count; i++) {
      String[] parents =
          commits.isEmpty() ? new String[0] : new String[] {commits.get(commits.size() - 1)};
      commits.add(repo.commit(MAIN, Map.of("a.yaml", "a" + commits.size()), parents));
    }
  }

  private SourceOptions options(Server who) {
    repo.configure("uploadpack", "allowfilter", who.name().endsWith("FILTER"));
    server.answerByGit(who.name().startsWith("GIT"));
    String url =
        switch (who) {
          case FILE -> repo.url();
          case IN_PLACE -> repo.folder.toString();
          case JGIT, JGIT_WITH_FILTER, GIT, GIT_WITH_FILTER -> server.url("127.0.0.1");
        };
    return SourceOptions.of(url).allowingLocal();
  }

  private Optional<Problem> hold(SourceOptions options, String applied, String acknowledged)
      throws SyncException {
    try (Source source = Sources.open(options, temp.resolve("work"))) {
      return History.hold(source, source.read(), applied, acknowledged);
    }
  }

  private Optional<Code> hold(SourceOptions options, String applied) throws SyncException {
    return hold(options, applied, "").map(Problem::code);
  }

  @ParameterizedTest
  @EnumSource
  void whatBuildsOnTheAppliedCommitFollowsHoweverFarBackThatIs(Server who) throws Exception {
    line(60);
    for (int back : List.of(0, 1, 2, 30, 40, 59)) {
      assertThat(hold(options(who), commits.get(59 - back))).as("%s back", back).isEmpty();
    }
    assertThat(hold(options(who), "")).isEmpty();
    try (Stream<Path> left =
        Files.exists(temp.resolve("work")) ? Files.list(temp.resolve("work")) : Stream.of()) {
      assertThat(left.map(p -> p.getFileName().toString()).filter(n -> n.endsWith(".part")))
          .isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBranchThatWasResetOrRewrittenIsHeldUntilItIsAcknowledged(Server who) throws Exception {
    line(5);
    String newest = commits.get(4);
    repo.point(MAIN, org.eclipse.jgit.lib.ObjectId.fromString(commits.get(1)));
    Problem problem = hold(options(who), newest, "").orElseThrow();
    assertThat(problem.code()).isEqualTo(Code.HISTORY_REWOUND);
    assertThat(problem.where()).isEqualTo(commits.get(1));
    assertThat(problem.message()).contains(newest);
    assertThat(problem.hint()).endsWith("acknowledge " + commits.get(1));
    assertThat(hold(options(who), newest, commits.get(1))).isEmpty();
    assertThat(hold(options(who), newest, newest)).isPresent();

    String unrelated = repo.rewrite(Map.of("a.yaml", "other"));
    assertThat(hold(options(who), newest)).contains(Code.HISTORY_REWOUND);
    assertThat(hold(options(who), newest, unrelated)).isEmpty();
  }

  @Test
  void aMergeFollowsBothOfItsParents() throws Exception {
    line(3);
    String side = repo.commit("refs/heads/side", Map.of("b.yaml", "b"), commits.get(0));
    repo.commit(MAIN, Map.of("a.yaml", "m"), commits.get(2), side);
    for (String parent : List.of(side, commits.get(2), commits.get(1), commits.get(0))) {
      assertThat(hold(options(Server.JGIT_WITH_FILTER), parent)).isEmpty();
    }
  }

  @Test
  void aTagIsHeldLikeABranchAndACommitNamedByItsIdIsNot() throws Exception {
    line(4);
    repo.tag("v1", commits.get(3));
    SourceOptions tag = options(Server.JGIT).withRef("v1");
    assertThat(hold(tag, commits.get(1))).isEmpty();
    repo.tag("v1", commits.get(1));
    assertThat(hold(tag, commits.get(3))).contains(Code.HISTORY_REWOUND);
    SourceOptions pinned = options(Server.IN_PLACE).withRef(commits.get(1));
    assertThat(hold(pinned, commits.get(3))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"JGIT", "GIT_WITH_FILTER", "IN_PLACE"})
  void whatCannotBeFoundOutIsHeldAndSaid(Server who) throws Exception {
    line(50);
    SourceOptions options = options(who).withLimits(Limits.DEFAULT.withHistory(10));
    Problem problem = hold(options, commits.get(5), "").orElseThrow();
    assertThat(problem.code()).isEqualTo(Code.HISTORY_UNCLEAR);
    assertThat(problem.message()).contains(commits.get(5));
    assertThat(hold(options, commits.get(45))).isEmpty();
    assertThat(hold(options, commits.get(5), commits.get(49))).isEmpty();
  }

  @Test
  void thePushOfOneCommitNeedsNoMoreThanItsFetch() throws Exception {
    line(40);
    SourceOptions options = options(Server.JGIT_WITH_FILTER);
    try (Source source = Sources.open(options, temp.resolve("work"))) {
      Snapshot snapshot = source.read();
      int requests = server.heard.size();
      assertThat(History.hold(source, snapshot, commits.get(38), "")).isEmpty();
      assertThat(server.heard).hasSize(requests);
    }
  }

  @Test
  void historyIsFetchedWithoutContentWhereTheServerCan() throws Exception {
    String noise = "0123456789".repeat(10);
    for (int i = 0; i < 40; i++) {
      StringBuilder file = new StringBuilder(noise);
      new java.util.Random(i).ints(20_000, ' ', '~').forEach(c -> file.append((char) c));
      String[] parents = commits.isEmpty() ? new String[0] : new String[] {commits.get(i - 1)};
      commits.add(repo.commit(MAIN, Map.of("a", file.toString()), parents));
    }
    long with = bytes(Server.JGIT_WITH_FILTER);
    long without = bytes(Server.JGIT);
    assertThat(with).isLessThan(100_000);
    assertThat(without).isGreaterThan(400_000);
  }

  private long bytes(Server who) throws Exception {
    try (Source source = Sources.open(options(who), temp.resolve("work"))) {
      Snapshot snapshot = source.read();
      long before = server.sent.get();
      assertThat(History.hold(source, snapshot, commits.get(0), "")).isEmpty();
      return server.sent.get() - before;
    }
  }
}
