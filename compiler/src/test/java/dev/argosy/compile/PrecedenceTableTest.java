package dev.argosy.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of {@code docs/precedence.md}, between each two neighbouring levels. */
class PrecedenceTableTest {
  /** Strongest first: the step, the profile named last, the other, Component, Pipeline, Project. */
  private static final int LEVELS = 6;

  private static final int COMPONENT = 3;

  /**
   * What a key says at a stronger level, at a weaker one, and what then holds.
   *
   * @param component whether a Component can say it
   */
  private record Row(String strong, String weak, String both, boolean component) {}

  private static final Map<String, Row> ROWS = rows();

  private static Map<String, Row> rows() {
    Map<String, Row> rows = new TreeMap<>();
    replaced(rows, "affinity", "{nodeAffinity: {}}", "{podAffinity: {}}");
    replaced(rows, "argo", "{schedulerName: a}", "{priorityClassName: b}");
    replaced(rows, "cache", "1h", "{maxAge: 2h, key: b}");
    replaced(rows, "init", "{a: {image: 'a:1'}}", "{b: {image: 'b:1'}}");
    replaced(rows, "pod", "{hostNetwork: true}", "{hostIPC: true}");
    replaced(rows, "retry", "1", "{limit: 2, on: error}");
    replaced(rows, "serviceAccount", "a", "b");
    replaced(
        rows, "sidecars", "{a: {image: 'a:1', command: [a]}}", "{b: {image: 'b:1', command: [b]}}");
    replaced(rows, "synchronization", "{mutex: a}", "{mutex: b}");
    replaced(rows, "timeout", "1s", "2s");
    replaced(rows, "tolerations", "[{key: a}]", "[{key: b}]");
    for (String key : List.of("annotations", "env", "labels", "nodeSelector")) {
      rows.put(key, new Row("{a: s, b: s}", "{b: w, c: w}", "{b: s, c: w, a: s}", true));
    }
    rows.put("mounts", new Row("{v: /a, w: /a}", "{w: /b, x: /b}", "{w: /a, x: /b, v: /a}", false));
    rows.put(
        "resources",
        new Row(
            "{cpu: 1, gpu: 1}", "{gpu: 2, memory: 1Gi}", "{cpu: 1, gpu: 1, memory: 1Gi}", true));
    return rows;
  }

  private static void replaced(Map<String, Row> rows, String key, String strong, String weak) {
    rows.put(key, new Row(strong, weak, strong, true));
  }

  static Stream<Arguments> pairs() {
    List<Arguments> pairs = new ArrayList<>();
    ROWS.forEach((key, row) -> {
      for (int strong = 0; strong < LEVELS; strong++) {
        for (int weak = strong + 1; weak < LEVELS; weak++) {
          if (row.component || strong != COMPONENT && weak != COMPONENT) {
            pairs.add(Arguments.of(key, strong, weak));
          }
        }
      }
    });
    return pairs.stream();
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void aStrongerLevelWinsAndNullRemoves(String key, int strong, int weak) {
    Row row = Objects.requireNonNull(ROWS.get(key));
    Map<String, Object> found = template(key, row.strong, strong, row.weak, weak);
    assertThat(found.toString())
        .isEqualTo(template(key, row.both, 0, null, weak).toString())
        .isNotEqualTo(template(key, null, 0, null, weak).toString());
    assertThat(template(key, "null", strong, row.weak, weak).toString())
        .isEqualTo(template(key, null, strong, null, weak).toString());
  }

  @Test
  void theTableNamesEveryKey() throws IOException {
    String page =
        Files.readString(Path.of(System.getProperty("argosy.root"), "docs/precedence.md"));
    List<String> keys =
        Pattern.compile("^\\| `(\\w+)` \\|", Pattern.MULTILINE)
            .matcher(page)
            .results()
            .map((MatchResult m) -> m.group(1))
            .filter(k -> !k.equals("profile"))
            .toList();
    assertThat(keys).containsExactlyElementsOf(ROWS.keySet());
  }

  @Test
  void aStepsProfilesReplaceThoseOfDefaults() {
    assertThat(profiled("profile: [first]", "profile: [second]").get("activeDeadlineSeconds"))
        .hasToString("1");
    assertThat(profiled(null, "profile: [second]").get("activeDeadlineSeconds")).hasToString("2");
    assertThat(profiled("profile: null", "profile: [second]"))
        .doesNotContainKey("activeDeadlineSeconds");
  }

  private static Map<String, Object> profiled(@Nullable String step, String defaults) {
    return PrecedenceTest.compiled(step, "timeout: 2s", "timeout: 1s", null, defaults, null, "")
        .map("spec templates it");
  }

  /** The template of a step for which the key is said at two levels. */
  private static Map<String, Object> template(
      String key, @Nullable String strong, int at, @Nullable String weak, int below) {
    @Nullable String[] levels = new @Nullable String[LEVELS];
    if (strong != null) {
      levels[at] = key + ": " + strong;
    }
    if (weak != null) {
      levels[below] = key + ": " + weak;
    }
    return PrecedenceTest.compiled(
            levels[0],
            levels[1],
            levels[2],
            levels[3],
            levels[4],
            levels[5],
            "profile: [first, second]")
        .map("spec templates it");
  }
}
