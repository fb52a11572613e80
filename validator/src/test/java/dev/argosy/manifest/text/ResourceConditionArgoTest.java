package dev.argosy.manifest.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.testkit.ArgoExpressions;
import dev.argosy.testkit.ArgoLine;
import dev.argosy.testkit.NeedsPart;
import dev.argosy.testkit.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kubernetes' own reader, as Argo's executor has it, takes exactly what has no error here. */
@NeedsPart(Part.VALIDATOR)
class ResourceConditionArgoTest {
  private static final int TEXTS = 4000;
  private static final List<String> PIECES =
      List.of(
          "status.phase",
          "status.succeeded",
          "a",
          "5",
          "-1",
          "in",
          "notin",
          "(",
          ")",
          ",",
          "=",
          "==",
          "!=",
          ">",
          "<",
          "!",
          "&&",
          "'x'",
          "a/b",
          "A/b",
          "a/b/c",
          "x y",
          "status.conditions.#",
          ".a",
          "a_",
          "===",
          ">=",
          "99999999999999999999",
          "");
  private static final List<String> SHAPES =
      List.of(
          "K > 5",
          "K == V",
          "K = V, K != V",
          "K in (V, V)",
          "K notin (V)",
          "!K",
          "K",
          "K, K > 1",
          "K in ()",
          "K in (,)",
          "K in (V,,V)",
          "K in (V,)",
          "K ==",
          "K == V,",
          "K P V",
          "P P P",
          "K in V",
          "K in (V",
          "K == V P K == V",
          "!K == V",
          "K in (,V)",
          "K>5,K<7");

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void randomTexts(long seed) {
    Random random = new Random(seed);
    List<String> wrong = new ArrayList<>();
    int[] verdicts = new int[2];
    try (ArgoExpressions argo = new ArgoExpressions(ArgoLine.V4_0)) {
      for (int i = 0; i < TEXTS; i++) {
        String text = text(random);
        List<TextProblem> problems = ResourceCondition.check(text);
        boolean argos = reads(argo, text);
        verdicts[argos ? 1 : 0]++;
        if (problems.isEmpty() != argos) {
          wrong.add((argos ? "taken: " : "refused: ") + text + "\n    " + problems);
        }
      }
    }
    assertThat(wrong.stream().limit(30))
        .as("%d %s", wrong.size(), Arrays.toString(verdicts))
        .isEmpty();
    assertThat(Arrays.stream(verdicts)).allMatch(n -> n > TEXTS / 10);
  }

  private static boolean reads(ArgoExpressions argo, String text) {
    try {
      argo.read(text, ArgoExpressions.Language.SELECTOR);
      return true;
    } catch (ArgoExpressions.Refused refused) {
      return false;
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (char c : SHAPES.get(random.nextInt(SHAPES.size())).toCharArray()) {
      boolean wild = random.nextInt(10) == 0;
      switch (c) {
        case 'K' -> text.append(wild ? pick(random, PIECES) : pick(random, PIECES.subList(0, 3)));
        case 'V' -> text.append(wild ? pick(random, PIECES) : pick(random, PIECES.subList(2, 4)));
        case 'P' -> text.append(pick(random, PIECES));
        default -> text.append(c);
      }
    }
    return text.toString();
  }

  private static String pick(Random random, List<String> list) {
    return list.get(random.nextInt(list.size()));
  }
}
