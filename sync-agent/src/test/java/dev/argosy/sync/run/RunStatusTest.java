package dev.argosy.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Statuses as Argo's controller writes them. */
class RunStatusTest {
  private static final String ROOT =
      """
      {"r": {"id": "r", "outputs": {
        "parameters": [{"name": "rows", "value": "3"}, {"name": "none"}],
        "artifacts": [
          {"name": "kept", "s3": {"key": "r/kept"}},
          {"name": "azure", "azure": {"blob": "r/azure"}},
          {"name": "collected", "s3": {"key": "r/collected"}, "deleted": true}]}}}
      """;

  @Test
  void whatArgoHasCollectedIsNotGivenAnyMore() throws Exception {
    var status = new ObjectMapper().createObjectNode();
    status.set("nodes", new ObjectMapper().readTree(ROOT));
    assertThat(RunStatus.outputs(status, "r"))
        .isEqualTo(Map.of("rows", "3", "kept", "r/kept", "azure", "r/azure"));
  }
}
