package dev.argosy.manifest.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.diagnostic.Severity;
import dev.argosy.testkit.ArgoExpressions;
import dev.argosy.testkit.ArgoLine;
import dev.argosy.testkit.NeedsPart;
import dev.argosy.testkit.Part;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Argo's own engine, of each line, compiles exactly what has no error here. */
@NeedsPart(Part.VALIDATOR)
@ParameterizedClass
@EnumSource
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExprLangArgoTest {
  private static final int EXPRESSIONS = 2500;
  private static final Map<String, @Nullable String> ENVIRONMENT =
      Map.of(
          "item", "1",
          "retries", "2",
          "inputs.parameters.a", "x",
          "inputs.parameters.n", "7",
          "tasks.a-b.outputs.parameters.x", "y",
          "tasks.t.status", "Succeeded",
          "workflow.name", "w");
  private static final ExprScope SCOPE =
      ExprScope.argo().text("item", "retries").object("inputs", "tasks", "workflow");

  @Parameter private ArgoLine line = ArgoLine.V4_0;

  @SuppressWarnings("NullAway.Init") // set by JUnit
  private ArgoExpressions argo;

  @BeforeAll
  void start() {
    argo = new ArgoExpressions(line);
  }

  @AfterAll
  void stop() {
    argo.close();
  }

  /** How far Argo comes with an expression. */
  enum Reached {
    NOTHING,
    COMPILED,
    VALUE
  }

  private Reached byArgo(String text) {
    if (hasValue(text)) {
      return Reached.VALUE;
    }
    // The branch that is never taken is compiled all the same; a last ; is none inside brackets.
    String inner = text.strip().replaceAll(";$", "");
    return hasValue("false ? (\n" + inner + "\n) : 1")
            && hasValue("if false {\n" + inner + "\n} else {1}")
        ? Reached.COMPILED
        : Reached.NOTHING;
  }

  private boolean hasValue(String text) {
    try {
      argo.evaluate(text, ENVIRONMENT);
      return true;
    } catch (ArgoExpressions.Refused refused) {
      return String.valueOf(refused.getMessage())
          .startsWith("failed to evaluate expression \""); // nil
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void randomExpressions(long seed) {
    RandomExprLang expressions = new RandomExprLang(new Random(seed));
    List<String> wrong = new ArrayList<>();
    Map<Reached, Integer> reached = new EnumMap<>(Reached.class);
    for (int i = 0; i < EXPRESSIONS; i++) {
      String text = expressions.next();
      List<TextProblem> errors =
          ExprLang.check(text, SCOPE).problems().stream()
              .filter(p -> p.severity() == Severity.ERROR)
              .toList();
      Reached argos = byArgo(text);
      reached.merge(argos, 1, Integer::sum);
      boolean agreed =
          switch (argos) {
            case NOTHING -> !errors.isEmpty();
            // A part that fails when it runs need not run.
            case COMPILED, VALUE -> errors.stream().allMatch(ExprLangArgoTest::showsOnlyWhenItRuns);
          };
      if (!agreed) {
        wrong.add(argos + ": " + text + "\n    " + errors);
      }
    }
    assertThat(wrong.stream().limit(40)).as("%d %s", wrong.size(), reached).isEmpty();
    assertThat(reached.keySet()).containsExactly(Reached.values());
    assertThat(reached.values()).allMatch(n -> n > EXPRESSIONS / 20);
  }

  /** Certain failures that the compiler does not look for. */
  private static boolean showsOnlyWhenItRuns(TextProblem problem) {
    return problem.message().contains("sprig.")
        || problem.message().startsWith("unknown pointer")
        || problem.message().equals("division by zero")
        || problem.message().endsWith("nothing is computed with texts")
        || problem.kind() == TextProblem.Kind.MINUS_IN_NAME;
  }
}
