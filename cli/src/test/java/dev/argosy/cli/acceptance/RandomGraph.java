package dev.argosy.cli.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A graph made by chance, as a pipeline and as a naive model of what should run: the rules of the
 * language's section on what exists, step by step in the order they are written.
 */
final class RandomGraph {
  private static final int DEEPEST = 2;

  private static final List<Asks> PLAIN =
      List.of(Asks.OUTPUT, Asks.FIRST_OF, Asks.STATUS, Asks.AFTER);
  private static final List<Asks> EXACT =
      Stream.of(Asks.values()).filter(a -> a != Asks.AFTER).toList();

  private final Random random;
  private final SortedMap<String, String> ends = new TreeMap<>();
  private final StringBuilder yaml = new StringBuilder();
  private final List<String> failing = new ArrayList<>();
  private final boolean failed;

  /** How a step ended; of one that was skipped also whether a failure kept it from running. */
  private enum End {
    SUCCEEDED,
    FAILED,
    SKIPPED,
    KEPT_FROM
  }

  /** What a step asks of one before it, as it is written. */
  private enum Asks {
    OUTPUT("env", "${{ steps.%s.outputs.x }}"),
    FIRST_OF("env", "${{ firstOf(steps.%s.outputs.x, 0) }}"),
    STATUS("env", "${{ steps.%s.status }}"),
    AFTER("after", ""),
    AFTER_SUCCEEDED("after", "succeeded"),
    AFTER_FAILED("after", "failed"),
    AFTER_SKIPPED("after", "skipped"),
    AFTER_COMPLETED("after", "completed");

    private final String key;
    private final String text;

    Asks(String key, String text) {
      this.key = key;
      this.text = text;
    }

    /** Whether a step that ended so lets the one that asks go on. */
    boolean isMet(End end) {
      return switch (this) {
        case OUTPUT, AFTER_SUCCEEDED -> end == End.SUCCEEDED;
        case FIRST_OF, AFTER -> goesOn(end);
        case STATUS, AFTER_COMPLETED -> true;
        case AFTER_FAILED -> end == End.FAILED;
        case AFTER_SKIPPED -> end == End.SKIPPED || end == End.KEPT_FROM;
      };
    }

    /** Whether, when it is not met, it was a failure that kept the step from running. */
    boolean isFailure(End end) {
      return this != AFTER_FAILED && this != STATUS && this != AFTER_COMPLETED && !goesOn(end);
    }

    private static boolean goesOn(End end) {
      return end == End.SUCCEEDED || end == End.SKIPPED;
    }
  }

  /** What a step asks of another, which ended so. */
  private record Ask(String step, End end, Asks how) {}

  /** A choice between two steps, which ended so, without anything for the case that neither ran. */
  private record Either(String one, End first, String other, End second) {
    String text() {
      return "${{ firstOf(steps.%s.outputs.x, steps.%s.outputs.x) }}".formatted(one, other);
    }

    boolean isFailure() {
      return !Asks.goesOn(first) || !Asks.goesOn(second);
    }

    boolean isMet() {
      return !isFailure() && (first == End.SUCCEEDED || second == End.SUCCEEDED);
    }
  }

  RandomGraph(String name, long seed) {
    this.random = new Random(seed);
    yaml.append(
        """
        apiVersion: argosy.dev/v1
        kind: Pipeline
        metadata: {name: %s, namespace: random}
        spec:
          params: {yes: {type: boolean, default: true}}
          defaults: {image: "alpine:3.20"}
          steps:
        """
            .formatted(name));
    failed = graph("", "    ", List.of(), true, 0) == End.FAILED;
  }

  String yaml() {
    return yaml.toString();
  }

  /** A run of it: its pods end as the graph says. */
  JsonNode run(String pipeline) {
    ObjectNode run = JsonNodeFactory.instance.objectNode().put("pipeline", pipeline);
    ObjectNode inject = run.putObject("inject");
    inject.putObject("*").put("x", 1);
    failing.forEach(place -> inject.putObject(place).put("exit", 1));
    return run;
  }

  /** By the place of each step that Argo comes to, how it ends. */
  SortedMap<String, String> ends() {
    return ends;
  }

  String phase() {
    return failed ? "Failed" : "Succeeded";
  }

  /**
   * Writes the steps of one graph.
   *
   * @param texts what the first step reads from around the graph
   * @param runs whether the graph starts; of one that does not no step is seen
   */
  private End graph(String path, String indent, List<String> texts, boolean runs, int depth) {
    Map<String, End> before = new LinkedHashMap<>();
    End end = End.SUCCEEDED;
    int size = depth == 0 ? 5 + random.nextInt(3) : 2 + random.nextInt(2);
    for (int i = 0; i < size; i++) {
      String id = "" + (char) ('a' + depth) + i;
      End own = step(path, id, indent, before, i == 0 ? texts : List.of(), runs, depth);
      before.put(id, own);
      end = own == End.FAILED ? End.FAILED : end;
    }
    return end;
  }

  private End step(
      String path,
      String id,
      String indent,
      Map<String, End> before,
      List<String> around,
      boolean graphRuns,
      int depth) {
    List<Ask> asks = asks(before);
    Optional<Either> either = either(before);
    boolean may =
        asks.stream().allMatch(a -> a.how.isMet(a.end)) && either.filter(e -> !e.isMet()).isEmpty();
    boolean failure =
        asks.stream().anyMatch(a -> a.how.isFailure(a.end))
            || either.filter(Either::isFailure).isPresent();
    int condition = random.nextInt(5); // 0: holds, 1: does not, else none
    boolean isGroup = depth < DEEPEST && random.nextInt(4) == 0;
    boolean fails = !isGroup && random.nextInt(7) == 0;

    yaml.append(indent).append(id).append(":\n");
    String in = indent + "  ";
    if (condition < 2) {
      yaml.append(in).append("when: ").append(condition == 0 ? "params.yes" : "'!params.yes'");
      yaml.append("\n");
    }
    boolean runs = graphRuns && may && condition != 1;
    after(asks, in);
    List<String> texts = new ArrayList<>(around);
    asks.stream()
        .filter(a -> a.how.key.equals("env"))
        .forEach(a -> texts.add(a.how.text.formatted(a.step)));
    either.map(Either::text).ifPresent(texts::add);
    End end;
    if (isGroup) {
      yaml.append(in).append("steps:\n");
      end = graph(path + id + "/", in + "  ", texts, runs, depth + 1);
      String first = (char) ('a' + depth + 1) + "0";
      yaml.append(in)
          .append("outputs: {x: \"${{ firstOf(steps.%s.outputs.x, 0) }}\"}\n".formatted(first));
    } else {
      end = fails ? End.FAILED : End.SUCCEEDED;
      if (fails) failing.add(path + id);
      yaml.append(in).append("script: {source: echo 1 > /argosy/outputs/x}\n");
      yaml.append(in).append("outputs: {x: integer}\n");
      env(texts, in);
    }
    if (!runs) {
      end = !may && failure ? End.KEPT_FROM : End.SKIPPED;
    }
    if (graphRuns) {
      ends.put(path + id, end == End.KEPT_FROM ? "Skipped" : words(end));
    }
    return end;
  }

  private void after(List<Ask> asks, String in) {
    List<Ask> order = asks.stream().filter(a -> a.how.key.equals("after")).toList();
    if (order.isEmpty()) {
      return;
    }
    boolean plain = order.getFirst().how == Asks.AFTER;
    String all =
        order.stream()
            .map(a -> plain ? a.step : a.step + ": " + a.how.text)
            .collect(Collectors.joining(", "));
    yaml.append(in).append("after: " + (plain ? "[" + all + "]" : "{" + all + "}") + "\n");
  }

  private void env(List<String> texts, String in) {
    for (int i = 0; i < texts.size(); i++) {
      yaml.append(i == 0 ? in + "env:\n" : "");
      yaml.append(in + "  E" + i + ": \"" + texts.get(i) + "\"\n");
    }
  }

  private static String words(End end) {
    return end.name().charAt(0) + end.name().substring(1).toLowerCase(java.util.Locale.ROOT);
  }

  private Optional<Either> either(Map<String, End> before) {
    if (before.size() < 2 || random.nextInt(4) > 0) {
      return Optional.empty();
    }
    List<Map.Entry<String, End>> two = new ArrayList<>(before.entrySet());
    Collections.shuffle(two, random);
    return Optional.of(
        new Either(
            two.get(0).getKey(),
            two.get(0).getValue(),
            two.get(1).getKey(),
            two.get(1).getValue()));
  }

  /** What the step asks of up to two steps before it. */
  private List<Ask> asks(Map<String, End> before) {
    List<Ask> asks = new ArrayList<>();
    List<Map.Entry<String, End>> others = new ArrayList<>(before.entrySet());
    List<Asks> all = random.nextBoolean() ? PLAIN : EXACT; // a list or a mapping of endings
    for (int i = random.nextInt(3); i > 0 && !others.isEmpty(); i--) {
      Map.Entry<String, End> other = others.remove(random.nextInt(others.size()));
      asks.add(new Ask(other.getKey(), other.getValue(), all.get(random.nextInt(all.size()))));
    }
    return asks;
  }
}
