package dev.argosy.sync.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.Samples;
import dev.argosy.sync.plan.Desired;
import dev.argosy.sync.plan.Inventory;
import dev.argosy.sync.plan.ObjectKey;
import dev.argosy.sync.plan.Plan;
import dev.argosy.sync.plan.SyncException;
import dev.argosy.sync.plan.SyncPlanner;
import dev.argosy.sync.plan.SyncPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryTargetTest extends TargetContract {
  @TempDir Path temp;
  private Path folder;
  private FlakyDisk disk;
  private DirectoryTarget target;

  @BeforeEach
  void open() {
    folder = temp.resolve("out");
    disk = FlakyDisk.sound();
    target = new DirectoryTarget(folder, "contract", disk);
  }

  @Override
  Target target() {
    return target;
  }

  @Override
  String namespace() {
    return "team";
  }

  @Override
  boolean holds(ObjectKey key, String text) throws IOException {
    return Files.readString(folder.resolve(DirectoryTarget.path(key))).contains(text);
  }

  @Override
  boolean has(ObjectKey key) {
    return Files.exists(folder.resolve(DirectoryTarget.path(key)));
  }

  @Override
  void stranger(Desired desired) throws IOException {
    Files.writeString(folder.resolve(DirectoryTarget.path(desired.key())), desired.yaml());
  }

  @Override
  long writes() {
    return disk.operations;
  }

  @Override
  void remove(ObjectKey key) throws IOException {
    Files.delete(folder.resolve(DirectoryTarget.path(key)));
  }

  @Test
  void filesAreTheCompilersBytesUnderNamespaceAndKind() throws Exception {
    Desired cron = Samples.cron("team", "nightly", "train");
    sync("c1", cron);
    assertThat(folder.resolve("team/cronworkflow-nightly.yaml")).content().isEqualTo(cron.yaml());
  }

  @Test
  void aFolderWithFilesAndNoInventoryIsNotTouched() throws Exception {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("precious.txt"), "mine");
    assertThatThrownBy(target::inventory)
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.type(SyncException.class))
        .satisfies(e -> assertThat(e.problems().get(0).code()).isEqualTo(Code.TARGET_NOT_OURS));
    assertThat(folder.resolve("precious.txt")).hasContent("mine");
  }

  @Test
  void aLinkOfSomebodyElseIsNotTouched() throws Exception {
    Path elsewhere = Files.createDirectories(temp.resolve("elsewhere"));
    Files.createSymbolicLink(folder, elsewhere);
    assertThatThrownBy(target::inventory)
        .hasMessageContaining("is a link that argosy did not make");
  }

  @Test
  void anEmptyFolderIsTaken() throws Exception {
    Files.createDirectories(folder);
    assertThat(sync("c1", Samples.template("team", "train", "busybox"))).hasSize(1);
    assertThat(folder.resolve("team/workflowtemplate-train.yaml")).exists();
  }

  @Test
  void aCopyOfOurOwnFolderIsTakenOver() throws Exception {
    sync("c1", Samples.template("team", "train", "busybox:1"));
    Path current = folder.toRealPath();
    Files.delete(folder);
    Files.move(current, folder);
    assertThat(sync("c2", Samples.template("team", "train", "busybox:2")))
        .containsExactly("update train");
    assertThat(folder.resolve("team/workflowtemplate-train.yaml")).content().contains("busybox:2");
  }

  @Test
  void theFolderOfAnotherSyncIsRefused() throws Exception {
    sync("c1", Samples.template("team", "train", "busybox"));
    assertThatThrownBy(() -> new DirectoryTarget(folder, "another").inventory())
        .hasMessageContaining("belongs to the sync 'contract', not to 'another'")
        .hasMessageContaining("[target-not-ours]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "argosy-inventory/2\n", "argosy-inventory/1\nsource contract\n", "x\u0000"})
  void aDamagedInventoryIsNeverTakenForAnEmptyOne(String text) throws Exception {
    sync("c1", Samples.template("team", "train", "busybox"));
    Files.writeString(folder.resolve(DirectoryTarget.INVENTORY), text);
    assertThatThrownBy(target::inventory).hasMessageContaining("[target-broken]");
  }

  @Test
  void aTruncatedInventoryIsNeverTakenForAShorterOne() throws Exception {
    sync("c1", Samples.template("team", "train", "busybox"));
    Path file = folder.resolve(DirectoryTarget.INVENTORY);
    String whole = Files.readString(file);
    for (int length = 0; length < whole.length(); length++) {
      assertThat(Inventory.parse(whole.substring(0, length))).as("cut at %d", length).isEmpty();
    }
  }

  @Test
  void onlyTheGenerationBeforeIsKept() throws Exception {
    for (int i = 0; i < 5; i++) {
      sync("c" + i, Samples.template("team", "train", "busybox:" + i));
    }
    try (Stream<Path> generations = Files.list(temp.resolve(".out.argosy"))) {
      assertThat(generations).hasSize(2);
    }
  }

  /** Stops the machine at each file operation, before it and in its middle. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aCrashAtAnyOperationLeavesTheOldStateOrTheNewOne(boolean midway) throws Exception {
    Map<String, String> old = stateAfterCrash(0, midway);
    Map<String, String> fresh = stateAfterCrash(Integer.MAX_VALUE, midway);
    assertThat(fresh).isNotEqualTo(old);
    int total = operationsOfAnUpdate();
    assertThat(total).isGreaterThanOrEqualTo(4);
    for (int at = 1; at <= total; at++) {
      assertThat(stateAfterCrash(at, midway)).as("stopped at operation %d", at).isIn(old, fresh);
    }
    assertThat(stateAfterCrash(1, midway)).isEqualTo(old);
  }

  private int operationsOfAnUpdate() throws Exception {
    Path place = Files.createTempDirectory(temp, "count").resolve("out");
    apply(place, FlakyDisk.sound(), "c1", "busybox:1");
    FlakyDisk counting = FlakyDisk.sound();
    apply(place, counting, "c2", "busybox:2");
    return counting.operations;
  }

  private Map<String, String> stateAfterCrash(int at, boolean midway) throws Exception {
    Path place = Files.createTempDirectory(temp, "crash").resolve("out");
    apply(place, FlakyDisk.sound(), "c0", "busybox:0");
    apply(place, FlakyDisk.sound(), "c1", "busybox:1");
    try {
      apply(place, new FlakyDisk(at, midway && at > 0), "c2", "busybox:2");
    } catch (SyncException expected) {
      assertThat(expected.problems().get(0).code()).isEqualTo(Code.TARGET_UNREACHABLE);
    }
    Map<String, String> state = read(place);
    apply(place, FlakyDisk.sound(), "c2", "busybox:2");
    assertThat(read(place).get("team/workflowtemplate-a.yaml")).contains("busybox:2");
    return state;
  }

  private static void apply(Path place, Disk disk, String commit, String image)
      throws SyncException {
    DirectoryTarget target = new DirectoryTarget(place, "crash", disk);
    List<Desired> desired =
        List.of(Samples.template("team", "a", image), Samples.template("team", "b", image));
    Inventory inventory = target.inventory();
    Plan plan =
        SyncPlanner.plan(
            commit,
            desired,
            inventory,
            target.survey(desired, inventory, SyncPolicy.Rehearsal.SAMPLE),
            SyncPolicy.DEFAULT);
    target.apply(plan, action -> {});
  }

  private static Map<String, String> read(Path place) throws IOException {
    Map<String, String> state = new TreeMap<>();
    try (Stream<Path> files = Files.walk(place.toRealPath())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        state.put(place.toRealPath().relativize(file).toString(), Files.readString(file));
      }
    }
    return state;
  }
}
