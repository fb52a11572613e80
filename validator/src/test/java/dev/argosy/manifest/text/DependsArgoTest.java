package dev.argosy.manifest.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.diagnostic.Severity;
import dev.argosy.testkit.ArgoExpressions;
import dev.argosy.testkit.ArgoLine;
import dev.argosy.testkit.ArgoValidator;
import dev.argosy.testkit.NeedsPart;
import dev.argosy.testkit.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What has no error here is accepted by Argo's validator, and compiled by its engine when the
 * task's turn comes; and nothing else is.
 */
@NeedsPart(Part.VALIDATOR)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DependsArgoTest {
  private static final int TEXTS = 1500;
  private static final Set<String> TASKS = Set.of("a", "b-1", "Cc", "split", "len");
  private static final List<String> SHAPES =
      List.of(
          "T",
          "T && T",
          "T || T && !T",
          "!(T || T) && T",
          "T && (T || T)",
          "T T",
          "T & T",
          "T | T",
          "T, T",
          "T and T",
          "T or T",
          "not T",
          "!T",
          "!!T",
          "(T",
          "T)",
          "T &&",
          "&& T",
          "()",
          "T()",
          "T == T",
          "T ? T : T",
          "T != true",
          "T; T",
          "T && 1",
          "{{T}}",
          "T - T",
          " ",
          "T.x",
          "'T'",
          "T[T]",
          "T => T");
  private static final List<String> WORDS =
      List.of(
          "a",
          "b-1",
          "Cc",
          "a.Succeeded",
          "b-1.Failed",
          "Cc.AnySucceeded",
          "a.AllFailed",
          "a.Errored",
          "split.Daemoned",
          "len",
          "a.Omitted",
          "a.Skipped",
          "a.Success",
          "a.succeeded",
          "nobody",
          "b_1",
          "a.",
          "a.S",
          "1x",
          "and",
          "true",
          "in.Failed",
          "a.Succeeded.Failed",
          "b-1-");

  @SuppressWarnings("NullAway.Init") // set by JUnit
  private ArgoValidator validator;

  @SuppressWarnings("NullAway.Init") // set by JUnit
  private ArgoExpressions engine;

  @BeforeAll
  void start() {
    validator = new ArgoValidator(ArgoLine.V4_0);
    engine = new ArgoExpressions(ArgoLine.V4_0);
  }

  @AfterAll
  void stop() {
    validator.close();
    engine.close();
  }

  private boolean isAccepted(String depends) {
    StringBuilder workflow =
        new StringBuilder(
            """
            apiVersion: argoproj.io/v1alpha1
            kind: Workflow
            metadata: {name: w}
            spec:
              entrypoint: main
              templates:
              - name: t
                container: {image: i, command: [c]}
              - name: main
                dag:
                  tasks:
            """);
    TASKS.forEach(t -> workflow.append("      - {name: " + t + ", template: t, withItems: [x]}\n"));
    workflow.append(
        "      - name: last\n        template: t\n        depends: \"" + depends + "\"\n");
    return validator.judge("w", workflow.toString()).getFirst().accepted() && compiles(depends);
  }

  /** As the controller writes it: bare names become conditions, and no minus is left. */
  private boolean compiles(String depends) {
    String written =
        Pattern.compile("([a-zA-Z0-9][-a-zA-Z0-9]*?\\.[A-Z][a-zA-Z]+)|([a-zA-Z0-9][-a-zA-Z0-9]*)")
            .matcher(depends)
            .replaceAll(m -> m.group(1) != null ? m.group(1) : "($2.Succeeded || $2.Skipped)")
            .replace('-', '_');
    Map<String, @Nullable String> environment =
        Map.of("a.x", "", "b_1.x", "", "Cc.x", "", "split.x", "", "len.x", "");
    try {
      // Each word is true or false in the controller's types.
      String typed = written.replaceAll("(\\w+\\.[A-Z]\\w+)", "($1 == 'x')");
      engine.evaluate("false ? (\n" + typed + "\n) && true : true", environment);
      return true;
    } catch (ArgoExpressions.Refused refused) {
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void randomTexts(long seed) {
    Random random = new Random(seed);
    List<String> wrong = new ArrayList<>();
    int[] verdicts = new int[2];
    for (int i = 0; i < TEXTS; i++) {
      String text = text(random);
      DependsExpression.Checked checked = DependsExpression.check(text);
      boolean good =
          checked.problems().stream().noneMatch(p -> p.severity() == Severity.ERROR)
              && checked.tasks().stream().allMatch(t -> TASKS.contains(t.task()));
      boolean argos = isAccepted(text);
      verdicts[argos ? 1 : 0]++;
      if (good != argos) {
        wrong.add((argos ? "accepted: " : "refused: ") + text + "\n    " + checked);
      }
    }
    assertThat(wrong.stream().limit(30))
        .as("%d %s", wrong.size(), Arrays.toString(verdicts))
        .isEmpty();
    assertThat(Arrays.stream(verdicts)).allMatch(n -> n > TEXTS / 10);
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (char c : SHAPES.get(random.nextInt(SHAPES.size())).toCharArray()) {
      text.append(
          c != 'T'
              ? String.valueOf(c)
              : WORDS.get(random.nextInt(random.nextInt(3) == 0 ? WORDS.size() : 12)));
    }
    return text.toString();
  }
}
