package dev.argosy.testkit;

import static org.junit.jupiter.api.extension.ConditionEvaluationResult.disabled;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.enabled;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips what needs a part that cannot run here, or fails it where nothing may be skipped. */
final class PartCondition implements ExecutionCondition {
  private final Function<Part, List<String>> missing;
  private final boolean requireAll;

  @SuppressWarnings("unused") // JUnit makes it
  PartCondition() {
    this(Part::missing, "1".equals(System.getenv("ARGOSY_REQUIRE_ALL")));
  }

  PartCondition(Function<Part, List<String>> missing, boolean requireAll) {
    this.missing = missing;
    this.requireAll = requireAll;
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return context
        .getElement()
        .map(element -> judge(element.getAnnotation(NeedsPart.class)))
        .orElseGet(() -> enabled("no part is needed"));
  }

  ConditionEvaluationResult judge(@Nullable NeedsPart needs) {
    if (needs == null) return enabled("no part is needed");
    String lacks =
        Arrays.stream(needs.value())
            .map(this::lack)
            .filter(s -> !s.isEmpty())
            .collect(Collectors.joining("; "));
    if (lacks.isEmpty()) return enabled("all parts can run here");
    if (requireAll)
      throw new IllegalStateException(lacks + " (ARGOSY_REQUIRE_ALL=1 forbids to skip)");
    return disabled(lacks);
  }

  private String lack(Part part) {
    List<String> lacks = missing.apply(part);
    return lacks.isEmpty()
        ? ""
        : "the " + part.word() + " cannot run here, it needs " + String.join(", ", lacks);
  }
}
