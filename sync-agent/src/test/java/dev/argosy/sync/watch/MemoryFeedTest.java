package dev.argosy.sync.watch;

import dev.argosy.sync.plan.ObjectKey;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

class MemoryFeedTest extends FeedContract {
  private final MemoryFeed feed = new MemoryFeed();

  @AfterEach
  void close() {
    feed.close();
  }

  @Override
  ObjectFeed feed() {
    return feed;
  }

  @Override
  String namespace() {
    return "ml";
  }

  @Override
  void create(ObjectKey key) {
    feed.put(key, new Footprint(true, 1, "t1", List.of(), Optional.empty()));
  }

  @Override
  void edit(ObjectKey key, String by) {
    feed.put(
        key,
        new Footprint(
            true,
            2,
            "t1",
            List.of(".spec.entrypoint"),
            Optional.of(new Writer(by, "Update", "t2"))));
  }

  @Override
  void unlabel(ObjectKey key) {
    feed.remove(key);
  }

  @Override
  void delete(ObjectKey key) {
    feed.remove(key);
  }

  @Override
  String oldVersion() {
    feed.forget();
    return "0";
  }
}
