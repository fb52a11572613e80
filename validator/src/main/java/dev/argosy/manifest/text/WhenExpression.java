package dev.argosy.manifest.text;

import java.util.List;

/**
 * {@code when} of a step, a DAG task or a CronWorkflow: govaluate, over the text that is left once
 * every tag has been replaced by its value.
 */
public final class WhenExpression {
  private WhenExpression() {}

  /** Where it stands: a CronWorkflow's has no bare words. */
  public enum Place {
    STEP,
    CRON
  }

  /** The mistakes outside the tags, in the order of the text; what stands in tags is not read. */
  public static List<TextProblem> check(String text, Place place) {
    return List.of();
  }
}
