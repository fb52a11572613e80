package dev.argosy.cli.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.argosy.testkit.RunNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Holds what was seen of a run against an entry of {@code run}. */
final class Expected {
  private static final Set<String> KEYS =
      Set.of(
          "name",
          "pipeline",
          "params",
          "steps_run",
          "steps_skipped",
          "steps_failed",
          "order",
          "outputs",
          "status",
          "claims_during",
          "claims_after",
          "logs",
          "attempts",
          "max_parallel",
          "notes");

  private static final Pattern RANGE = Pattern.compile("\\[(\\d+)\\.\\.(\\d+)]");

  private final JsonNode expect;
  private final Seen seen;
  private final List<String> unmet = new ArrayList<>();

  private Expected(JsonNode expect, Seen seen) {
    this.expect = expect;
    this.seen = seen;
  }

  /** All that is not as expected, in words. */
  static List<String> unmet(JsonNode expect, Seen seen) {
    Expected expected = new Expected(expect, seen);
    expected.check();
    return expected.unmet;
  }

  private void check() {
    expect
        .fieldNames()
        .forEachRemaining(key -> {
          if (!KEYS.contains(key)) unmet.add("nobody checks the key " + key);
        });
    same("status", expect.path("status").asText("Succeeded"), seen.result().phase());
    same("steps_run", set(expect.path("steps_run")), seen.ran());
    same("steps_skipped", set(expect.path("steps_skipped")), seen.skipped());
    same("steps_failed", set(expect.path("steps_failed")), seen.failed());
    expect.path("order").forEach(pair -> order(pair.get(0).asText(), pair.get(1).asText()));
    if (expect.has("outputs")) outputs(expect.get("outputs"));
    if (expect.has("claims_during")) claims(expect.get("claims_during"));
    expect.path("logs").properties().forEach(e -> log(e.getKey(), e.getValue().asText()));
    expect
        .path("max_parallel")
        .properties()
        .forEach(e -> parallel(e.getKey(), e.getValue().asInt()));
    expect.path("attempts").properties().forEach(e -> attempts(e.getKey(), e.getValue().asInt()));
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

  private void order(String first, String second) {
    RunNode before = seen.node(first);
    RunNode after = seen.node(second);
    if (before.finishedAt() == null
        || after.startedAt() == null
        || after.startedAt().isBefore(before.finishedAt())) {
      unmet.add(
          "order: %s ended %s, but %s started %s"
              .formatted(first, before.finishedAt(), second, after.startedAt()));
    }
  }

  /** Parameters are all named; artifacts as far as they are of interest. */
  private void outputs(JsonNode expected) {
    Map<String, String> found = new TreeMap<>(seen.result().outputs());
    expected
        .properties()
        .forEach(e -> {
          if (e.getValue().has("artifact")) {
            artifact(e.getKey());
          } else {
            output(e.getKey(), e.getValue(), found.remove(e.getKey()));
          }
        });
    if (!found.isEmpty()) {
      unmet.add("outputs that nobody expects: " + found);
    }
  }

  private void artifact(String name) {
    String key = seen.result().artifacts().getOrDefault(name, "");
    if (!key.startsWith(seen.result().namespace() + "/" + seen.result().name() + "/")) {
      unmet.add("output " + name + ": expected a key of this run, saw '" + key + "'");
    }
  }

  private void output(
      String name, JsonNode expected, @org.jspecify.annotations.Nullable String found) {
    if (found == null || !matches(expected, found)) {
      unmet.add("output " + name + ": expected " + expected + ", saw " + found);
    }
  }

  private static boolean matches(JsonNode expected, String found) {
    if (expected.has("enum")) {
      return StreamSupport.stream(expected.get("enum").spliterator(), false)
          .anyMatch(allowed -> allowed.asText().equals(found));
    }
    if (expected.has("pattern")) {
      return Pattern.compile(expected.get("pattern").asText()).matcher(found).find();
    }
    if (expected.has("minimum") || expected.has("maximum")) {
      BigDecimal value = new BigDecimal(found);
      return (!expected.has("minimum")
              || value.compareTo(expected.get("minimum").decimalValue()) >= 0)
          && (!expected.has("maximum")
              || value.compareTo(expected.get("maximum").decimalValue()) <= 0);
    }
    return expected.isNumber()
        ? isNumber(found) && expected.decimalValue().compareTo(new BigDecimal(found)) == 0
        : found.equals(expected.isValueNode() ? expected.asText() : expected.toString());
  }

  private static boolean isNumber(String text) {
    return text.matches("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");
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

  /** Exact but for the newline at the end; {@code ${run}} is the run's name. */
  private void log(String step, String expected) {
    RunNode node = seen.node(step);
    String log = seen.result().logs().getOrDefault(node.id(), "").stripTrailing();
    same("log of " + step, expected.replace("${run}", seen.result().name()).stripTrailing(), log);
  }

  private void attempts(String step, int expected) {
    same("attempts of " + step, (long) expected, seen.attempts(step));
  }

  /** Never more, and as many at some time: else the items ran one after the other. */
  private void parallel(String step, int most) {
    int found = seen.parallel(step);
    if (found > most || found < Math.min(most, 2)) {
      unmet.add("max_parallel of " + step + ": expected " + most + ", saw " + found);
    }
  }
}
