package dev.argosy.expression;

import dev.argosy.diagnostic.At;
import dev.argosy.yaml.Node;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A string with holes: what stands between and inside the {@code ${{ }}} of a scalar.
 *
 * @param at the scalar
 * @param parts in order; no two literals follow each other, none is empty
 * @param positions where each character of the scalar stands
 */
public record Text(At at, List<Part> parts, Node.Positions positions) {
  public Text {
    parts = List.copyOf(parts);
  }

  public Text(At at, List<Part> parts) {
    this(at, parts, Node.Positions.whole(at.span()));
  }

  /** A piece of a text. */
  public sealed interface Part {}

  /** Characters as they are. */
  public record Literal(String text) implements Part {}

  /** An expression; {@code at} covers the braces too. */
  public record Hole(At at, Syntax expression) implements Part {}

  /** A hole that could not be read; findings were reported, nothing more is to be said about it. */
  public record Broken(At at) implements Part {}

  /** Whether there are no holes, so that {@link #constant} is the whole value. */
  public boolean isConstant() {
    for (Part part : parts) {
      if (!(part instanceof Literal)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a hole could not be read: no follow-up findings are wanted. */
  public boolean isBroken() {
    for (Part part : parts) {
      if (part instanceof Broken) {
        return true;
      }
    }
    return false;
  }

  /** The expression when the text is exactly one hole and nothing else: it keeps its type. */
  public Optional<Syntax> single() {
    return parts.size() == 1 && parts.get(0) instanceof Hole hole
        ? Optional.of(hole.expression())
        : Optional.empty();
  }

  /** The expressions, in order. */
  public List<Syntax> expressions() {
    return parts.stream()
        .filter(Hole.class::isInstance)
        .map(part -> ((Hole) part).expression())
        .toList();
  }

  /**
   * The characters of a text without holes.
   *
   * @throws IllegalStateException when there are holes
   */
  public String constant() {
    if (!isConstant()) {
      throw new IllegalStateException("the text has holes");
    }
    return parts.size() == 1 && parts.getFirst() instanceof Literal only
        ? only.text()
        : parts.stream().map(part -> ((Literal) part).text()).collect(Collectors.joining());
  }
}
