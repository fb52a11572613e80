package dev.argosy.model;

import dev.argosy.diagnostic.At;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A team's own limits.
 *
 * @param registries what the names of images may begin with; no limit when empty
 * @param labels that each pipeline must have
 * @param forbidden fields that no document may have, as keys joined by dots
 * @param checks rules in the language of expressions, by name
 */
public record Policy(
    At at,
    List<Word> registries,
    List<Word> labels,
    @Nullable Ceilings ceilings,
    List<Word> forbidden,
    Named<Check> checks) {

  /** The most that one pod may ask for: processors, a quantity of memory, devices. */
  public record Ceilings(
      At at, @Nullable BigDecimal cpu, @Nullable String memory, @Nullable Integer gpu) {}

  /**
   * A rule.
   *
   * @param each what it is asked of: {@code step} or {@code pipeline}
   * @param when of which ones, all without it
   */
  public record Check(
      At at, Word each, @Nullable Condition when, Condition require, String message, Word level) {}
}
