package dev.argosy.sync.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.sync.Samples;
import dev.argosy.sync.lead.LeaseTimes;
import dev.argosy.sync.plan.Inventory;
import dev.argosy.sync.plan.SyncPlanner;
import dev.argosy.sync.plan.SyncPolicy;
import dev.argosy.testkit.ApiCall;
import dev.argosy.testkit.ApiProxy;
import dev.argosy.testkit.ApiServer;
import dev.argosy.testkit.NeedsPart;
import dev.argosy.testkit.Part;
import dev.argosy.testkit.ShippedRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteDeadlineTest {
  @TempDir private Path temporary;

  @Test
  void aWriteEndsBeforeAnotherLeaderMayBegin() {
    assertThat(WriteDeadline.LIMIT).isLessThan(LeaseTimes.DEFAULT.margin());
  }

  @Test
  @NeedsPart(Part.API_SERVER)
  void everyWriteSaysUntilWhenItIsWanted() throws Exception {
    String namespace = ApiServer.get().newNamespace();
    try (ApiProxy proxy = ApiProxy.before(ShippedRole.in(namespace))) {
      Path kubeconfig = Files.writeString(temporary.resolve("kubeconfig"), proxy.kubeconfig());
      try (Target target = Clusters.open(Optional.of(kubeconfig), "s", namespace)) {
        var desired = List.of(Samples.config(namespace, "a", "1"));
        Inventory inventory = target.inventory();
        target.apply(
            SyncPlanner.plan(
                "c",
                desired,
                inventory,
                target.survey(desired, inventory, SyncPolicy.DEFAULT.rehearses()),
                SyncPolicy.DEFAULT),
            action -> {});
      }
      assertThat(proxy.writes()).hasSize(3);
      assertThat(proxy.writes())
          .extracting(ApiCall::query)
          .allMatch(query -> query.contains("timeout=10s"));
    }
  }
}
