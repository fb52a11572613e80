package dev.argosy.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What must come out of a run. {@code phase} is a must; messages need only be contained; {@code
 * outputs}, {@code artifacts}, {@code globals}, {@code globalArtifacts} and {@code claims} of the
 * run are exact, those of a node need only be there. A node's {@code log} is exact but for newlines
 * at its end, {@code says} is contained, {@code matches} is a pattern.
 */
record Expectation(JsonNode document) {
  private static final Set<String> RUN_KEYS =
      Set.of(
          "phase",
          "message",
          "outputs",
          "artifacts",
          "globals",
          "globalArtifacts",
          "claims",
          "nodes");
  private static final Set<String> NODE_KEYS =
      Set.of("phase", "type", "message", "log", "says", "matches", "outputs", "artifacts");

  Expectation {
    JsonNode expect = document.path("expect");
    if (!expect.hasNonNull("phase"))
      throw new IllegalArgumentException("expect.phase is missing: " + document);
    refuseUnknown(expect, RUN_KEYS);
    expect.path("nodes").forEach(node -> refuseUnknown(node, NODE_KEYS));
  }

  /** What is not as expected, in words; empty when all is. */
  List<String> unmet(Behaviour.Seen seen) {
    List<String> unmet = new ArrayList<>();
    RunResult run = seen.run();
    JsonNode expect = document.path("expect");
    is(unmet, "phase", expect.path("phase"), run.phase());
    contains(unmet, "message", expect.path("message"), run.message());
    equal(unmet, "outputs", expect.path("outputs"), run.outputs());
    equal(unmet, "artifacts", expect.path("artifacts"), run.artifacts());
    equal(unmet, "globals", expect.path("globals"), run.globals());
    equal(unmet, "globalArtifacts", expect.path("globalArtifacts"), run.globalArtifacts());
    equal(unmet, "claims", expect.path("claims"), seen.claims());
    expect.path("nodes").properties().forEach(e -> node(unmet, e.getKey(), e.getValue(), run));
    return unmet;
  }

  private static void node(List<String> unmet, String path, JsonNode expect, RunResult run) {
    if (run.nodes().stream().noneMatch(n -> n.path().equals(path))) {
      unmet.add("there is no node '" + path + "'");
      return;
    }
    RunNode node = run.node(path);
    String log = run.logs().getOrDefault(node.id(), "").stripTrailing();
    is(unmet, path + " phase", expect.path("phase"), node.phase());
    is(unmet, path + " type", expect.path("type"), node.type());
    contains(unmet, path + " message", expect.path("message"), node.message());
    if (expect.has("log") && !log.equals(expect.get("log").asText().stripTrailing()))
      unmet.add(difference(path + " log", expect.get("log"), log));
    contains(unmet, path + " says", expect.path("says"), log);
    if (expect.has("matches") && !log.matches(expect.get("matches").asText()))
      unmet.add(difference(path + " log", expect.get("matches"), log));
    within(unmet, path + " outputs", expect.path("outputs"), node.outputs());
    within(unmet, path + " artifacts", expect.path("artifacts"), node.artifacts());
  }

  private static void is(List<String> unmet, String what, JsonNode expected, String seen) {
    if (!expected.isMissingNode() && !expected.asText().equals(seen))
      unmet.add(difference(what, expected, seen));
  }

  private static void contains(List<String> unmet, String what, JsonNode expected, String seen) {
    if (!expected.isMissingNode() && !seen.contains(expected.asText()))
      unmet.add(difference(what, expected, seen));
  }

  private static void equal(
      List<String> unmet, String what, JsonNode expected, Map<String, String> seen) {
    if (!expected.isMissingNode() && !map(expected).equals(seen))
      unmet.add(difference(what, expected, new TreeMap<>(seen)));
  }

  private static void within(
      List<String> unmet, String what, JsonNode expected, Map<String, String> seen) {
    if (!seen.entrySet().containsAll(map(expected).entrySet()))
      unmet.add(difference(what, expected, seen));
  }

  private static Map<String, String> map(JsonNode node) {
    Map<String, String> map = new LinkedHashMap<>();
    node.properties().forEach(e -> map.put(e.getKey(), e.getValue().asText()));
    return map;
  }

  private static String difference(String what, JsonNode expected, Object seen) {
    return what + ": expected " + expected + ", saw " + seen;
  }

  private static void refuseUnknown(JsonNode node, Set<String> known) {
    node.fieldNames()
        .forEachRemaining(key -> {
          if (!known.contains(key))
            throw new IllegalArgumentException("unknown key '" + key + "', known are " + known);
        });
  }
}
