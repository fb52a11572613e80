package dev.argosy.sync.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.Samples;
import dev.argosy.sync.plan.Action;
import dev.argosy.sync.plan.Desired;
import dev.argosy.sync.plan.Inventory;
import dev.argosy.sync.plan.ObjectKey;
import dev.argosy.sync.plan.Plan;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import dev.argosy.sync.plan.SyncPlanner;
import dev.argosy.sync.plan.SyncPolicy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every target promises; runs against the fake, a folder and a real API server. */
abstract class TargetContract {
  /** The target under test, the same one for the whole of a test. */
  abstract Target target() throws Exception;

  /** Where its objects lie. */
  abstract String namespace();

  /** Whether there is an object, and whether it says {@code text}. */
  abstract boolean holds(ObjectKey key, String text) throws Exception;

  abstract boolean has(ObjectKey key) throws Exception;

  /** Puts an object there that this sync does not own. */
  abstract void stranger(Desired desired) throws Exception;

  /** Writes that reached it so far. */
  abstract long writes() throws Exception;

  private Plan plan(String commit, Desired... desired) throws Exception {
    Inventory inventory = target().inventory();
    List<Desired> all = List.of(desired);
    return SyncPlanner.plan(
        commit,
        all,
        inventory,
        target().survey(all, inventory, SyncPolicy.Rehearsal.SAMPLE),
        SyncPolicy.DEFAULT.allowingEmpty());
  }

  final List<String> sync(String commit, Desired... desired) throws Exception {
    List<String> done = new ArrayList<>();
    target()
        .apply(
            plan(commit, desired), action -> done.add(action.verb() + " " + action.key().name()));
    return done;
  }

  @Test
  void beforeTheFirstSyncItOwnsNothing() throws Exception {
    assertThat(target().inventory()).isEqualTo(Inventory.none("contract"));
  }

  @Test
  void firstSyncCreatesEverythingAndOwnsIt() throws Exception {
    Desired template = Samples.template(namespace(), "train", "busybox:1");
    Desired cron = Samples.cron(namespace(), "nightly", "train");
    assertThat(sync("c1", cron, template)).containsExactly("create train", "create nightly");
    assertThat(has(template.key())).isTrue();
    assertThat(has(cron.key())).isTrue();
    assertThat(target().inventory().commit()).isEqualTo("c1");
    assertThat(target().inventory().objects()).containsExactly(template.key(), cron.key());
  }

  @Test
  void secondSyncOfTheSameCommitWritesNothing() throws Exception {
    Desired template = Samples.template(namespace(), "train", "busybox:1");
    Desired cron = Samples.cron(namespace(), "nightly", "train");
    sync("c1", template, cron);
    long before = writes();
    assertThat(sync("c1", template, cron)).isEmpty();
    assertThat(writes()).isEqualTo(before);
  }

  @Test
  void onlyWhatChangedIsWritten() throws Exception {
    Desired same = Samples.template(namespace(), "same", "busybox:1");
    sync("c1", same, Samples.template(namespace(), "other", "busybox:1"));
    Desired changed = Samples.template(namespace(), "other", "busybox:2");
    assertThat(sync("c2", same, changed)).containsExactly("update other");
    assertThat(holds(changed.key(), "busybox:2")).isTrue();
    assertThat(target().inventory().commit()).isEqualTo("c2");
  }

  @Test
  void whatLeftGitIsPrunedLastAndCronsBeforeTemplates() throws Exception {
    Desired template = Samples.template(namespace(), "train", "busybox:1");
    Desired cron = Samples.cron(namespace(), "nightly", "train");
    sync("c1", template, cron);
    Desired fresh = Samples.template(namespace(), "zz-new", "busybox:1");
    assertThat(sync("c2", fresh)).containsExactly("create zz-new", "prune nightly", "prune train");
    assertThat(has(template.key())).isFalse();
    assertThat(has(cron.key())).isFalse();
    assertThat(target().inventory().objects()).containsExactly(fresh.key());
  }

  @Test
  void strangersAreNeitherOverwrittenNorPruned() throws Exception {
    Desired mine = Samples.template(namespace(), "mine", "busybox:1");
    sync("c1", mine);
    Desired theirs = Samples.template(namespace(), "theirs", "alpine:1");
    stranger(theirs);
    long before = writes();
    Plan plan = plan("c2", mine, Samples.template(namespace(), "theirs", "busybox:2"));
    assertThat(plan.withheld()).extracting(Problem::code).containsExactly(Code.OBJECT_FOREIGN);
    target().apply(plan, action -> {});
    assertThat(writes()).isEqualTo(before);
    assertThat(holds(theirs.key(), "alpine:1")).isTrue();
    assertThat(plan.actions()).noneMatch(Action::writes);
    assertThat(target().inventory().objects()).containsExactly(mine.key());
  }

  @Test
  void whatWasDeletedByHandComesBack() throws Exception, SyncException {
    Desired template = Samples.template(namespace(), "train", "busybox:1");
    sync("c1", template);
    remove(template.key());
    assertThat(sync("c1", template)).containsExactly("create train");
    assertThat(has(template.key())).isTrue();
  }

  abstract void remove(ObjectKey key) throws Exception;
}
