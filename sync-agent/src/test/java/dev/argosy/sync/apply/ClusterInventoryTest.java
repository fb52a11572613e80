package dev.argosy.sync.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.argosy.sync.plan.Inventory;
import dev.argosy.sync.plan.ObjectKey;
import dev.argosy.testkit.NeedsPart;
import dev.argosy.testkit.Part;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The list of what is owned, in a real ConfigMap. */
@NeedsPart(Part.API_SERVER)
class ClusterInventoryTest {
  private final Trial trial = new Trial();
  private final ClusterCalls calls = new ClusterCalls(new LateClient(trial::client), Fence.OPEN);
  private final ObjectKey key = new ObjectKey("v1", "ConfigMap", trial.namespace, "argosy-trial");

  @AfterEach
  void close() {
    trial.close();
  }

  private ClusterInventory ledger() {
    return new ClusterInventory(calls, Trial.SOURCE, trial.namespace);
  }

  private Inventory of(int objects) {
    TreeSet<ObjectKey> keys = new TreeSet<>();
    for (int i = 0; i < objects; i++) {
      String name = "a-pipeline-with-quite-a-long-name-" + Integer.toHexString(i * 7919);
      keys.add(new ObjectKey(ObjectKey.ARGO, "WorkflowTemplate", trial.namespace, name));
    }
    return new Inventory(Trial.SOURCE, "c".repeat(40), keys);
  }

  @Test
  void thirtyThousandObjectsFitAndFewCanBeReadByAPerson() throws Exception {
    for (int objects : new int[] {3, 30_000, 2}) {
      ClusterInventory writer = ledger();
      writer.read();
      writer.write(of(objects));
      assertThat(ledger().read()).isEqualTo(of(objects));
      assertThat(Trial.text(key).contains("a-pipeline-with")).isEqualTo(objects < 1000);
      assertThat(Trial.text(key).length()).isLessThan(800_000);
    }
  }

  @Test
  void aDamagedOneNeverMeansThatLessIsOwned() throws Exception {
    ClusterInventory writer = ledger();
    writer.write(of(30_000));
    String packed = Trial.live(key).orElseThrow().get("binaryData", "inventory.gz");
    for (String damage :
        new String[] {
          "{\"binaryData\":{\"inventory.gz\":\"" + packed.substring(0, 4000) + "\"}}",
          "{\"binaryData\":{\"inventory.gz\":\"bm8=\"}}",
          "{\"binaryData\":null}",
          "{\"data\":{\"inventory\":\"argosy-inventory/2\\nsource trial\\n\"}}",
          "{\"data\":{\"inventory\":\"\"}}"
        }) {
      Trial.patch("kubectl", key, damage);
      assertThatThrownBy(() -> ledger().read()).as(damage).hasMessageContaining("[target-broken]");
    }
  }

  @Test
  void anotherWriterInBetweenIsNoticed() throws Exception {
    ledger().write(of(1));
    ClusterInventory first = ledger();
    ClusterInventory second = ledger();
    first.read();
    second.read();
    first.write(of(2));
    assertThatThrownBy(() -> second.write(of(3))).hasMessageContaining("[object-conflict]");
    assertThat(ledger().read()).isEqualTo(of(2));
    first.write(of(4));
    assertThat(ledger().read()).isEqualTo(of(4));
  }
}
