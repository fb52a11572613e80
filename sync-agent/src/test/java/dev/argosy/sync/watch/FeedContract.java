package dev.argosy.sync.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.sync.plan.ObjectKey;
import dev.argosy.sync.plan.SyncException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every feed of objects must do; the sync is called {@code mine}. */
abstract class FeedContract {
  /** A feed of the sync's objects. */
  abstract ObjectFeed feed();

  abstract String namespace();

  /** Creates a template as the sync would. */
  abstract void create(ObjectKey key);

  /** Somebody called {@code by} sets the entrypoint. */
  abstract void edit(ObjectKey key, String by);

  /** Somebody takes the sync's label off. */
  abstract void unlabel(ObjectKey key);

  abstract void delete(ObjectKey key);

  /** A version that is long gone. */
  abstract String oldVersion();

  ObjectKey key(String name) {
    return new ObjectKey("argoproj.io/v1alpha1", "WorkflowTemplate", namespace(), name);
  }

  private Scope scope() {
    return Scope.of(key("any"));
  }

  /** Watches from here on a thread of its own, until the action has run. */
  private BlockingQueue<Change> watching(ObjectFeed.Listing from) {
    BlockingQueue<Change> changes = new LinkedBlockingQueue<>();
    Thread.ofVirtual().start(() -> watch(from, changes));
    return changes;
  }

  private void watch(ObjectFeed.Listing from, BlockingQueue<Change> changes) {
    try {
      feed().watch(scope(), from.version(), changes::add);
    } catch (SyncException | InterruptedException | RuntimeException e) {
      // the feed was closed
    }
  }

  private static Change next(BlockingQueue<Change> changes) throws InterruptedException {
    Change change = changes.poll(10, TimeUnit.SECONDS);
    assertThat(change).as("a change").isNotNull();
    return change;
  }

  @Test
  void aListShowsWhatIsThereAndAWatchGoesOnFromIt() throws Exception {
    create(key("a"));
    ObjectFeed.Listing listing = feed().list(scope());
    assertThat(listing.objects()).extracting(Sighting::key).containsExactly(key("a"));
    Footprint first = listing.objects().get(0).print();
    assertThat(first.ours()).isTrue();
    assertThat(first.foreign()).isEmpty();
    create(key("b"));
    BlockingQueue<Change> changes = watching(listing);
    assertThat(next(changes))
        .isInstanceOfSatisfying(
            Change.Seen.class, s -> assertThat(s.sighting().key()).isEqualTo(key("b")));
    edit(key("a"), "somebody");
    assertThat(next(changes))
        .isInstanceOfSatisfying(
            Change.Seen.class,
            s -> {
              assertThat(s.sighting().key()).isEqualTo(key("a"));
              assertThat(s.sighting().print().foreign()).containsExactly(".spec.entrypoint");
              assertThat(s.sighting().print().own()).isNotEqualTo(first.own());
              assertThat(s.sighting().print().ownTime()).isEqualTo(first.ownTime());
              assertThat(s.sighting().print().last().orElseThrow().manager()).isEqualTo("somebody");
            });
    delete(key("b"));
    assertThat(next(changes)).isEqualTo(new Change.Gone(key("b")));
    unlabel(key("a"));
    assertThat(next(changes)).isEqualTo(new Change.Gone(key("a")));
    assertThat(feed().list(scope()).objects()).isEmpty();
  }

  @Test
  void aVersionThatIsLongGoneAsksForANewList() throws Exception {
    assertThat(feed().watch(scope(), oldVersion(), change -> {})).isEqualTo(Optional.empty());
  }

  @Test
  void aScopeWithoutObjectsIsEmptyAndCanBeWatched() throws Exception {
    ObjectFeed.Listing listing = feed().list(scope());
    assertThat(listing.objects()).isEqualTo(List.of());
    BlockingQueue<Change> changes = watching(listing);
    create(key("late"));
    assertThat(next(changes)).isInstanceOf(Change.Seen.class);
  }
}
