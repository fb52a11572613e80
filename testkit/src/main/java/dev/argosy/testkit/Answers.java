package dev.argosy.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Answers steps that wait for a person, as Argo's own command line and server do it: the values are
 * set, those that nobody gave take their default, and the node has succeeded.
 */
public final class Answers implements RunObserver {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Cluster cluster;
  private final Map<String, Map<String, String>> answers;
  private final Set<String> done = new HashSet<>();

  /**
   * @param answers by the path of the waiting node, as in {@link RunNode#path}, then by parameter
   */
  public Answers(Cluster cluster, Map<String, Map<String, String>> answers) {
    this.cluster = cluster;
    this.answers = answers;
  }

  @Override
  public void look(RunResult run) {
    for (RunNode node : run.nodes()) {
      Map<String, String> answer = answers.get(node.path());
      if (answer != null
          && node.type().equals("Suspend")
          && node.phase().equals("Running")
          && done.add(node.id())) {
        cluster
            .workflow(run)
            .patch(PatchContext.of(PatchType.JSON_MERGE), patch(run, node, answer).toString());
      }
    }
  }

  /** A list is replaced as a whole by a merge, so what is known of each parameter is repeated. */
  private ObjectNode patch(RunResult run, RunNode node, Map<String, String> answer) {
    ObjectNode patch = JSON.createObjectNode();
    ObjectNode answered = patch.putObject("status").putObject("nodes").putObject(node.id());
    answered
        .put("phase", "Succeeded")
        .put("message", "answered by a test")
        .put("finishedAt", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    ArrayNode parameters = answered.putObject("outputs").putArray("parameters");
    JsonNode live = JSON.valueToTree(cluster.workflow(run).require());
    for (JsonNode parameter :
        live.path("status").path("nodes").path(node.id()).at("/outputs/parameters")) {
      ObjectNode set = parameter.deepCopy();
      String given = answer.get(parameter.path("name").asText());
      if (given != null) {
        set.put("value", given);
      } else if (parameter.at("/valueFrom/default").isTextual()) {
        set.put("value", parameter.at("/valueFrom/default").asText());
      }
      parameters.add(set);
    }
    return patch;
  }
}
