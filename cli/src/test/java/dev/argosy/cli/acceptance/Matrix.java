package dev.argosy.cli.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.argosy.source.MemoryTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * Steps of many kinds in one pipeline, all ended in one way, with what waits for them: made of
 * {@code matrix.yaml}, as a case like those that are written by hand.
 */
final class Matrix {
  /** How the pods of the steps end. */
  enum Ending {
    SUCCEEDED,
    RETRIED,
    FAILED,
    SKIPPED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final JsonNode table;
  private final String name;
  private final Ending ending;
  private final StringBuilder steps = new StringBuilder();
  private final Map<String, String> files = new LinkedHashMap<>();
  private final TreeSet<String> run = new TreeSet<>();
  private final TreeSet<String> skipped = new TreeSet<>();
  private final TreeSet<String> failed = new TreeSet<>();
  private final ObjectNode inject = JsonNodeFactory.instance.objectNode();
  private final ObjectNode pods = JsonNodeFactory.instance.objectNode();
  private boolean fails;

  Matrix(String name, JsonNode table, Ending ending) {
    this.name = name;
    this.table = table;
    this.ending = ending;
    inject.putObject("*").put("n", 5);
    files.put(
        "leaf.yaml",
        "apiVersion: argosy.dev/v1\nkind: Component\nmetadata: {name: leaf}\nspec: {"
            + table.path("leaf").asText()
            + "}\n");
  }

  /** The kinds of a section of the table. */
  static List<String> kinds(JsonNode table, String section) {
    List<String> kinds = new ArrayList<>();
    table.path(section).fieldNames().forEachRemaining(kinds::add);
    return kinds;
  }

  /**
   * Adds a step, and the dependants of these names.
   *
   * @param dependants of the table's
   */
  void add(Nesting nesting, List<String> dependants) {
    String id = nesting.name();
    steps.append(
        "    %s: {%s%s}\n"
            .formatted(id, body(nesting), ending == Ending.SKIPPED ? ", when: params.no" : ""));
    for (String dependant : dependants) {
      steps.append(
          "    %s_%s: {script: {image: \"alpine:3.20\", source: exit 0}, %s}\n"
              .formatted(
                  id, dependant, table.at("/dependants/" + dependant).asText().replace("X", id)));
    }
    expect(id, nesting, dependants);
  }

  private void expect(String id, Nesting nesting, List<String> dependants) {
    Nesting.Outcome outcome = nesting.outcome(ending == Ending.FAILED);
    List<String> going = new ArrayList<>();
    String end = end(outcome);
    table.at("/runs/" + end).forEach(d -> going.add(d.asText()));
    if (outcome.value().isEmpty()) going.remove("by-data");
    if (ending == Ending.SKIPPED) {
      skipped.add(id);
    } else {
      outcome.run().forEach(place -> run.add(id + place));
      outcome.skipped().forEach(place -> skipped.add(id + place));
      outcome.leaves().forEach(place -> leaf(id + place));
    }
    for (String dependant : dependants) {
      (going.contains(dependant) ? run : skipped).add(id + "-" + dependant);
    }
    if (going.contains("by-data")) {
      pods.putObject(id + "-by-data").putObject("env").put("V", outcome.value().orElseThrow());
    }
    fails |= outcome.failed();
  }

  private String end(Nesting.Outcome outcome) {
    if (ending != Ending.FAILED) return ending.word();
    return outcome.handled() ? "handled" : outcome.failed() ? "failed" : "succeeded";
  }

  private void leaf(String place) {
    switch (ending) {
      case FAILED -> {
        failed.add(place);
        inject.putObject(place).put("exit", 1);
      }
      case RETRIED -> {
        inject.putArray(place).addObject().put("exit", 1);
        inject.withArray(place).addObject().put("n", 5);
      }
      case SUCCEEDED, SKIPPED -> {}
    }
  }

  /** The fields of a step, as they stand in a mapping. */
  private String body(Nesting nesting) {
    if (nesting.inner().isEmpty()) {
      return table
              .at("/pods/" + nesting.kind())
              .asText()
              .replace("LEAF", table.path("leaf").asText())
          + (ending == Ending.RETRIED ? ", retry: 2" : "");
    }
    Nesting inner = nesting.inner().get();
    String value =
        inner.mayGiveNothing()
            ? "firstOf(steps.in.outputs.n, " + inner.fallback() + ")"
            : "steps.in.outputs.n";
    String text = table.at("/around/" + nesting.kind()).asText();
    if (text.contains("PIPELINE")) {
      String called = name + "-" + nesting.name();
      pipeline(
          called, "    in: {" + body(inner) + "}\n", "  outputs: {n: \"${{ " + value + " }}\"}\n");
      return text.replace("PIPELINE", called);
    }
    return text.replace("VALUE", value).replace("BODY", body(inner));
  }

  private void pipeline(String called, String steps, String rest) {
    files.put(
        called + ".yaml",
        """
        apiVersion: argosy.dev/v1
        kind: Pipeline
        metadata: {name: %s, namespace: matrix}
        spec:
          params: {yes: {type: boolean, default: true}, no: {type: boolean, default: false}}
          steps:
        %s%s\
        """
            .formatted(called, steps, rest));
  }

  Case made() {
    pipeline(
        name,
        steps.toString(),
        """
          finally:
            sees: {script: {image: "alpine:3.20", source: exit 0}, env: {STATUS: "${{ run.status }}"}}
        """);
    run.add("finally/sees");
    String status = fails ? "Failed" : "Succeeded";
    pods.putObject("finally/sees").putObject("env").put("STATUS", status);
    ObjectNode expect = JsonNodeFactory.instance.objectNode();
    ObjectNode entry = expect.putArray("run").addObject();
    entry.put("pipeline", name).put("name", ending.word()).put("status", status);
    entry.set("inject", inject);
    run.forEach(place -> entry.withArray("steps_run").add(place));
    skipped.forEach(place -> entry.withArray("steps_skipped").add(place));
    failed.forEach(place -> entry.withArray("steps_failed").add(place));
    expect.set("pods", pods);
    return new Case(name, MemoryTree.of(files), expect);
  }
}
