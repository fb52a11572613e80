package dev.argosy.sync.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.plan.ObjectKey;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever a server does, the watch goes on. */
class ScopeWatchTest {
  private static final ObjectKey KEY =
      new ObjectKey("argoproj.io/v1alpha1", "WorkflowTemplate", "ml", "train");
  private static final Footprint PRINT = new Footprint(true, 1, "t", List.of(), Optional.empty());
  private static final ScopeWatch.Pauses QUICK =
      new ScopeWatch.Pauses(Duration.ofMillis(5), Duration.ofMillis(20), Duration.ofHours(1));

  private final MemoryFeed feed = new MemoryFeed();
  private final BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
  private ScopeWatch watch = start(Scope.of(KEY));

  private ScopeWatch start(Scope scope) {
    ScopeWatch started =
        new ScopeWatch(
            feed,
            scope,
            new ScopeWatch.Listener() {
              @Override
              public void listed(Scope in, ObjectFeed.Listing all) {
                heard.add("listed " + all.objects().size());
              }

              @Override
              public void changed(Change change) {
                heard.add(change);
              }

              @Override
              public void blind(Scope in, Problem problem) {
                heard.add(problem.code());
              }
            },
            QUICK);
    started.start();
    return started;
  }

  @AfterEach
  void close() {
    watch.close();
    feed.close();
  }

  private void hears(Object expected) throws InterruptedException {
    assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(expected);
  }

  private static SyncException failure(Code code) {
    return new SyncException(Problem.of(code, "x", "y", ""));
  }

  private void change() throws InterruptedException {
    feed.put(KEY, PRINT);
    hears(new Change.Seen(new Sighting(KEY, PRINT)));
  }

  @Test
  void aWatchThatEndsGoesOnWhereItWasWithoutANewList() throws Exception {
    hears("listed 0");
    change();
    for (int i = 0; i < 5; i++) {
      feed.cutWatches();
      change();
    }
    assertThat(feed.lists()).isEqualTo(1);
  }

  @Test
  void whatWasForgottenIsListedAnew() throws Exception {
    hears("listed 0");
    feed.putUnseen(KEY, PRINT);
    feed.forget();
    hears("listed 1");
    change();
  }

  @Test
  void noFailureEndsIt() throws Exception {
    hears("listed 0");
    for (Code code : List.of(Code.TARGET_UNREACHABLE, Code.TARGET_FORBIDDEN, Code.TARGET_REFUSED)) {
      feed.fail(failure(code));
      hears(code);
      hears("listed " + (code == Code.TARGET_UNREACHABLE ? 0 : 1));
      change();
    }
  }

  @Test
  void aListenerThatThrowsIsAMistakeAndNotTheEnd() throws Exception {
    hears("listed 0");
    watch.close();
    BlockingQueue<Object> second = new LinkedBlockingQueue<>();
    watch =
        new ScopeWatch(
            feed,
            Scope.of(KEY),
            new ScopeWatch.Listener() {
              private boolean thrown;

              @Override
              public void listed(Scope in, ObjectFeed.Listing all) {
                if (!thrown) {
                  thrown = true;
                  throw new IllegalStateException();
                }
                second.add("listed");
              }

              @Override
              public void changed(Change change) {}

              @Override
              public void blind(Scope in, Problem problem) {
                second.add(problem.code());
              }
            },
            QUICK);
    watch.start();
    assertThat(second.poll(10, TimeUnit.SECONDS)).isEqualTo(Code.SYNC_FAILED);
    assertThat(second.poll(10, TimeUnit.SECONDS)).isEqualTo("listed");
  }

  @Test
  void aRightThatNeedNotBeGivenIsNotMissed() throws Exception {
    hears("listed 0");
    watch.close();
    int before = feed.lists();
    feed.fail(failure(Code.TARGET_FORBIDDEN));
    watch = start(new Scope("v1", "ConfigMap", "ml"));
    assertThat(heard.poll(300, TimeUnit.MILLISECONDS)).isNull();
    assertThat(feed.lists()).isEqualTo(before + 1);
  }
}
