package dev.argosy.cli.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.argosy.expression.Type.ArtifactType;
import dev.argosy.testkit.RunNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Holds what was seen of a run against an entry of {@code run}. */
final class Expected {
  /** What a run is made of, and words about it. */
  private static final Set<String> NOT_SEEN =
      Set.of(
          "name",
          "notes",
          "pipeline",
          "params",
          "environment",
          "override",
          "inject",
          "stop",
          "answer",
          "claims_after"); // waited for

  private static final Map<String, BiConsumer<Expected, JsonNode>> CHECKS =
      Map.ofEntries(
          Map.entry("status", (e, v) -> e.same("status", v.asText(), e.seen.result().phase())),
          Map.entry("steps_run", (e, v) -> e.same("steps_run", set(v), e.seen.ran())),
          Map.entry("steps_skipped", (e, v) -> e.same("steps_skipped", set(v), e.seen.skipped())),
          Map.entry("steps_failed", (e, v) -> e.same("steps_failed", set(v), e.seen.failed())),
          Map.entry("cached", (e, v) -> e.same("cached", set(v), e.seen.cached())),
          Map.entry("order", (e, v) -> v.forEach(e::order)),
          Map.entry("parallel", (e, v) -> v.forEach(e::parallel)),
          Map.entry("outputs", (e, v) -> each(v, e::output)),
          Map.entry("step_outputs", (e, v) -> each(v, e::stepOutputs)),
          Map.entry("logs", (e, v) -> each(v, e::log)),
          Map.entry("attempts", (e, v) -> each(v, e::attempts)),
          Map.entry("max_parallel", (e, v) -> each(v, e::mostAtATime)),
          Map.entry("claims_during", Expected::claims),
          Map.entry("cluster_after", (e, v) -> v.forEach(e::left)));

  private static final Pattern RANGE = Pattern.compile("\\[(\\d+)\\.\\.(\\d+)]");

  private final Seen seen;
  private final List<String> unmet = new ArrayList<>();

  private Expected(Seen seen) {
    this.seen = seen;
  }

  /**
   * All that is not as expected, in words.
   *
   * @param pods what the case says of the pods of its steps
   */
  static List<String> unmet(JsonNode expect, JsonNode pods, Seen seen) {
    Expected expected = new Expected(seen);
    for (String key : List.of("status", "steps_failed")) { // hold also where nobody says them
      if (!expect.has(key)) expected.implied(key);
    }
    each(expect, expected::check);
    expected.unmet.addAll(PodForm.unmet(pods, seen));
    return expected.unmet;
  }

  private void implied(String key) {
    if (key.equals("status")) same(key, "Succeeded", seen.result().phase());
    if (key.equals("steps_failed")) same(key, new TreeSet<>(), seen.failed());
  }

  private void check(String key, JsonNode value) {
    BiConsumer<Expected, JsonNode> check = CHECKS.get(key);
    if (check != null) {
      check.accept(this, value);
    } else if (!NOT_SEEN.contains(key)) {
      unmet.add("nobody checks the key " + key);
    }
  }

  private static void each(JsonNode map, BiConsumer<String, JsonNode> what) {
    map.properties().forEach(e -> what.accept(e.getKey(), e.getValue()));
  }

  private void same(String what, Object expected, Object found) {
    if (!expected.equals(found)) {
      unmet.add(what + ": expected " + expected + ", saw " + found);
    }
  }

  private static SortedSet<String> set(JsonNode list) {
    SortedSet<String> set = new TreeSet<>();
    list.forEach(item -> add(item.asText(), set));
    return set;
  }

  /** {@code train[0..2]/fit} is three places. */
  private static void add(String place, SortedSet<String> set) {
    Matcher range = RANGE.matcher(place);
    if (!range.find()) {
      set.add(place);
      return;
    }
    for (int i = Integer.parseInt(range.group(1)); i <= Integer.parseInt(range.group(2)); i++) {
      String one = "[" + i + "]";
      add(place.substring(0, range.start()) + one + place.substring(range.end()), set);
    }
  }

  private void order(JsonNode pair) {
    RunNode before = seen.node(pair.get(0).asText());
    RunNode after = seen.node(pair.get(1).asText());
    if (!endedBefore(before, after)) {
      unmet.add(
          "order: %s ended %s, but %s started %s"
              .formatted(pair.get(0), before.finishedAt(), pair.get(1), after.startedAt()));
    }
  }

  private static boolean endedBefore(RunNode one, RunNode other) {
    return one.finishedAt() != null
        && other.startedAt() != null
        && !other.startedAt().isBefore(one.finishedAt());
  }

  private void parallel(JsonNode pair) {
    RunNode one = seen.node(pair.get(0).asText());
    RunNode other = seen.node(pair.get(1).asText());
    if (endedBefore(one, other) || endedBefore(other, one)) {
      unmet.add(
          "parallel: %s from %s to %s, %s from %s to %s"
              .formatted(
                  pair.get(0),
                  one.startedAt(),
                  one.finishedAt(),
                  pair.get(1),
                  other.startedAt(),
                  other.finishedAt()));
    }
  }

  private void output(String name, JsonNode expected) {
    if (expected.has("artifact")) {
      artifact(name, expected.get("artifact").asText());
    } else {
      parameter("output " + name, expected, seen.result().outputs().get(name));
    }
  }

  private void parameter(String what, JsonNode expected, @Nullable String found) {
    if (found == null || !Form.matches(expected, found)) {
      unmet.add(what + ": expected " + expected + ", saw " + found);
    }
  }

  private void stepOutputs(String step, JsonNode expected) {
    Map<String, String> found = seen.node(step).outputs();
    each(expected, (name, value) -> parameter(step + "'s " + name, value, found.get(name)));
  }

  /** It is of the type, has a key of this run, and is there. */
  private void artifact(String name, String type) {
    String key = seen.result().artifacts().getOrDefault(name, "");
    String own = seen.result().namespace() + "/" + seen.result().name() + "/";
    String ending = Map.of("HTML", ".html", "Markdown", ".md").getOrDefault(type, "");
    if (!key.startsWith(own) || !key.endsWith(ending)) {
      unmet.add("output %s: expected a key %s…%s, saw '%s'".formatted(name, own, ending, key));
    } else if (seen.stored().apply(key).isEmpty()) {
      unmet.add("output " + name + ": nothing is stored under " + key);
    }
    same(
        "type of " + name,
        type,
        Objects.requireNonNull(seen.pipeline().outputs().get(name)).expression().type()
                instanceof ArtifactType a
            ? a.artifact()
            : "no artifact");
  }

  private void claims(JsonNode expected) {
    Map<String, Seen.Claim> wanted = new TreeMap<>();
    for (JsonNode claim : expected) {
      wanted.put(
          claim.get("suffix").asText(),
          new Seen.Claim(claim.get("size").asText(), List.copyOf(set(claim.get("accessModes")))));
    }
    same("claims_during", wanted, seen.claims());
  }

  private static final Set<String> IDENTITY = Set.of("kind", "name", "namespace");

  private void left(JsonNode object) {
    String id = object.path("kind").asText() + " " + object.path("name").asText();
    JsonNode spec = seen.left().get(id);
    if (spec == null) {
      unmet.add("cluster_after: there is no " + id);
      return;
    }
    each(
        object,
        (key, value) -> {
          if (!IDENTITY.contains(key)) same(id + "'s " + key, value, spec.path(key));
        });
  }

  /** Exact but for the newline at the end; {@code ${run}} is the run's name. */
  private void log(String step, JsonNode expected) {
    RunNode node = seen.node(step);
    String log = seen.result().logs().getOrDefault(node.id(), "").stripTrailing();
    same(
        "log of " + step,
        expected.asText().replace("${run}", seen.result().name()).stripTrailing(),
        log);
  }

  private void attempts(String step, JsonNode expected) {
    same("attempts of " + step, expected.asLong(), seen.attempts(step));
  }

  /** Never more, and as many at some time: else the items ran one after the other. */
  private void mostAtATime(String step, JsonNode expected) {
    int most = expected.asInt();
    int found = seen.parallel(step);
    if (found > most || found < Math.min(most, 2)) {
      unmet.add("max_parallel of " + step + ": expected " + most + ", saw " + found);
    }
  }
}
