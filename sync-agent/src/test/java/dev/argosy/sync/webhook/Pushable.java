package dev.argosy.sync.webhook;

import dev.argosy.sync.RunningSync;
import dev.argosy.sync.SyncEvent;
import dev.argosy.sync.SyncId;
import dev.argosy.sync.SyncOptions;
import dev.argosy.sync.TargetOptions;
import dev.argosy.sync.Trigger;
import dev.argosy.sync.git.SourceOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A sync that counts how often it is woken. */
record Pushable(
    SyncId id, Optional<SyncOptions> options, Optional<String> webhookSecret, AtomicInteger woken)
    implements RunningSync {

  static Pushable of(String name, String url, String ref) {
    SyncOptions options =
        SyncOptions.of(
            name,
            SourceOptions.of(url).withRef(ref),
            new TargetOptions.Directory(Path.of("nowhere")));
    return new Pushable(
        new SyncId("team", name), Optional.of(options), Optional.empty(), new AtomicInteger());
  }

  Pushable withSecret(String secret) {
    return new Pushable(id, options, Optional.of(secret), woken);
  }

  @Override
  public Instant dueBy() {
    return Instant.MAX;
  }

  @Override
  public void wake(Trigger trigger, List<SyncEvent> news) {
    woken.incrementAndGet();
  }
}
