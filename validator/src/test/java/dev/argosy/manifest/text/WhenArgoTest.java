package dev.argosy.manifest.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.diagnostic.Severity;
import dev.argosy.manifest.text.WhenExpression.Place;
import dev.argosy.testkit.ArgoExpressions;
import dev.argosy.testkit.ArgoLine;
import dev.argosy.testkit.NeedsPart;
import dev.argosy.testkit.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Argo's own engine decides exactly what has no error here. */
@NeedsPart(Part.VALIDATOR)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhenArgoTest {
  private static final int TEXTS = 4000;
  private static final List<String> OPERANDS =
      List.of(
          "heads",
          "foo",
          "true",
          "false",
          "5",
          "0x1F",
          "1.5",
          "'a'",
          "\"b\"",
          "'2024-01-01'",
          "'it'",
          "x_1",
          "v1.2",
          "a.B",
          "[x y]",
          "Succeeded",
          "12:30PM",
          "'a b'",
          "''",
          "1.2.3",
          "foo\\-bar",
          "2024-01-01",
          "5abc",
          "\"it's\"",
          "'12:30PM'",
          "in",
          "IN",
          "é");
  private static final List<String> OPERATORS =
      List.of(
          "==", "!=", "<", ">", "<=", ">=", "=~", "!~", "&&", "||", "+", "-", "*", "/", "%", "**",
          "&", "|", "^", "<<", ">>", "?", ":", "??", "in", "=", "===", "and", ",", "!", "==-",
          "&&!");
  private static final List<String> SHAPES =
      List.of(
          "O == O",
          "O != O",
          "O == O && O == O",
          "O == O || O != O",
          "(O == O) && !(O == O)",
          "N > N",
          "N + N == N",
          "O in (O, O)",
          "O in (O)",
          "O =~ 'a+'",
          "O !~ '['",
          "!O",
          "-N > N",
          "O",
          "(O)",
          "()",
          "O == O ? O : O",
          "B ? B : B",
          "O ?? O",
          "O == O == B",
          "(O == O",
          "O == O)",
          "B && B",
          "B || O",
          "B && (O == O || B)",
          "N - N - N == N",
          "N ** N ** N > N",
          "(O == O) O",
          "O + O == O",
          "N < N && O == O",
          "B && O",
          "O < O",
          "!(O == O)",
          "!B",
          "O P O",
          "O P O P O");

  @SuppressWarnings("NullAway.Init") // set by JUnit
  private ArgoExpressions argo;

  @BeforeAll
  void start() {
    argo = new ArgoExpressions(ArgoLine.V4_0);
  }

  @AfterAll
  void stop() {
    argo.close();
  }

  private boolean decides(String text, Place place) {
    try {
      argo.read(
          text,
          place == Place.STEP ? ArgoExpressions.Language.WHEN : ArgoExpressions.Language.CRON_WHEN);
      return true;
    } catch (ArgoExpressions.Refused refused) {
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void randomTexts(long seed) {
    Random random = new Random(seed);
    List<String> wrong = new ArrayList<>();
    int[] decided = new int[2];
    for (int i = 0; i < TEXTS; i++) {
      Place place = i % 4 == 0 ? Place.CRON : Place.STEP;
      String text = text(random);
      List<TextProblem> problems = WhenExpression.check(text, place);
      boolean error = problems.stream().anyMatch(p -> p.severity() == Severity.ERROR);
      boolean argos = text.isEmpty() || decides(text, place);
      decided[argos ? 1 : 0]++;
      if (argos ? error : problems.isEmpty()) {
        wrong.add(
            (argos ? "decided" : "refused") + " " + place + ": " + text + "\n    " + problems);
      }
    }
    assertThat(wrong.stream().limit(40))
        .as("%d %s", wrong.size(), Arrays.toString(decided))
        .isEmpty();
    assertThat(Arrays.stream(decided)).allMatch(n -> n > TEXTS / 10);
  }

  private static String text(Random random) {
    if (random.nextInt(6) == 0) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(6); i >= 0; i--) {
        text.append(
                switch (random.nextInt(5)) {
                  case 0, 1 -> pick(random, OPERANDS);
                  case 2, 3 -> pick(random, OPERATORS);
                  default -> pick(random, List.of("(", ")"));
                })
            .append(random.nextInt(4) == 0 ? "" : " ");
      }
      return text.toString();
    }
    StringBuilder text = new StringBuilder();
    for (char c : pick(random, SHAPES).toCharArray()) {
      switch (c) {
        case 'O' -> text.append(pick(random, OPERANDS));
        case 'N' -> text.append(pick(random, List.of("1", "2.5", "0x1F", "'2024-01-01'", "'1'")));
        case 'B' -> text.append(pick(random, List.of("true", "false", "(a == b)", "x")));
        case 'P' -> text.append(pick(random, OPERATORS));
        case ' ' -> text.append(random.nextInt(8) == 0 ? "" : " ");
        default -> text.append(c);
      }
    }
    return text.toString();
  }

  private static String pick(Random random, List<String> list) {
    return list.get(random.nextInt(list.size()));
  }

  /** What is an error with a tag in it is one whatever its value. */
  @ParameterizedTest
  @ValueSource(longs = {5, 6})
  void randomValues(long seed) {
    Random random = new Random(seed);
    List<String> wrong = new ArrayList<>();
    int errors = 0;
    for (int i = 0; i < TEXTS; i++) {
      String text = text(random);
      String tagged = pick(random, OPERANDS);
      String tag = random.nextBoolean() ? "{{x}}" : "'{{x}}'";
      if (!text.contains(tagged)) {
        continue;
      }
      text = text.replace(tagged, tag);
      boolean error =
          WhenExpression.check(text, Place.STEP).stream()
              .anyMatch(p -> p.severity() == Severity.ERROR);
      errors += error ? 1 : 0;
      for (String value : List.of("heads", "5", "true", "a-b", "", "a b", "1.5")) {
        String substituted = text.replace("{{x}}", value);
        if (error && !substituted.isEmpty() && decides(substituted, Place.STEP)) {
          wrong.add(text + " with " + value + "\n    " + WhenExpression.check(text, Place.STEP));
        }
      }
    }
    assertThat(wrong.stream().limit(30)).as("%d of %d", wrong.size(), errors).isEmpty();
    assertThat(errors).isGreaterThan(50);
  }
}
