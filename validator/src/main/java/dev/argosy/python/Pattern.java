package dev.argosy.python;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a {@code case} holds its subject against. */
sealed interface Pattern {
  int from();

  int to();

  /** A literal or a dotted name. */
  record Value(int from, int to, Expr value) implements Pattern {}

  /** A name that takes what stands there, or {@code _}, which is no name. */
  record Capture(int from, int to, @Nullable String name) implements Pattern {}

  /** {@code *rest} in a sequence, {@code **rest} in a mapping. */
  record Rest(int from, int to, @Nullable String name) implements Pattern {}

  record Sequence(int from, int to, List<Pattern> items) implements Pattern {}

  record Mapping(int from, int to, List<Expr> keys, List<Pattern> values) implements Pattern {}

  /**
   * @param names those of keyword patterns, {@code items} has them last
   */
  record OfClass(int from, int to, Expr type, List<Pattern> items, List<String> names)
      implements Pattern {}

  record Or(int from, int to, List<Pattern> items) implements Pattern {}

  record As(int from, int to, Pattern pattern, String name) implements Pattern {}

  /** Whether it fits anything. */
  default boolean fitsAll() {
    return switch (this) {
      case Capture c -> true;
      case Or or -> or.items.getLast().fitsAll();
      case As as -> as.pattern.fitsAll();
      case Value v -> false;
      case Rest r -> false;
      case Sequence s -> false;
      case Mapping m -> false;
      case OfClass o -> false;
    };
  }
}
