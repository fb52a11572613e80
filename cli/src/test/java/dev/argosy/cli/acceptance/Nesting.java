package dev.argosy.cli.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A step of one kind around another: its text, and what must come of it.
 *
 * @param kind of {@code pods} or {@code around} in {@code matrix.yaml}
 * @param inner absent for a pod
 */
record Nesting(String kind, Optional<Nesting> inner) {
  static Nesting pod(String kind) {
    return new Nesting(kind, Optional.empty());
  }

  Nesting in(String outer) {
    return new Nesting(outer, Optional.of(this));
  }

  /** From the outside in. */
  String name() {
    return kind.toLowerCase(java.util.Locale.ROOT) + inner.map(i -> "-" + i.name()).orElse("");
  }

  /**
   * What comes of it.
   *
   * @param failed whether the failure is felt outside
   * @param handled whether it failed without being felt
   * @param value of its output, as JSON; empty where it gives none
   * @param run the places of the steps that run, below its own ({@code ""})
   * @param leaves the places of the pods
   */
  record Outcome(
      boolean failed,
      boolean handled,
      Optional<String> value,
      List<String> run,
      List<String> skipped,
      List<String> leaves) {}

  /** What comes of it when all its pods do the same. */
  Outcome outcome(boolean fails) {
    if (inner.isEmpty()) {
      return new Outcome(
          fails,
          false,
          fails ? Optional.empty() : Optional.of("5"),
          List.of(""),
          List.of(),
          List.of(""));
    }
    Outcome in = inner.get().outcome(fails);
    Optional<String> value = in.handled() ? Optional.of(inner.get().fallback()) : in.value();
    return switch (kind) {
      case "group", "called" -> around(in, value, List.of(""), List.of("/in"), List.of());
      case "choose" -> around(in, in.value(), List.of(""), List.of("/yes"), List.of("/no"));
      case "repeat" -> around(in, value, List.of(""), List.of("[0]/in"), List.of());
      case "forEach" ->
          around(
              in,
              value.map(v -> "[" + v + "," + v + "]"),
              List.of("[0]", "[1]"),
              List.of("[0]/in", "[1]/in"),
              List.of());
      case "handled" -> {
        Outcome all = around(in, value, List.of(""), List.of("/in"), List.of());
        yield new Outcome(
            false,
            all.failed() || all.handled(),
            all.failed() ? Optional.empty() : all.value(),
            all.run(),
            all.skipped(),
            all.leaves());
      }
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private static Outcome around(
      Outcome in,
      Optional<String> value,
      List<String> own,
      List<String> bodies,
      List<String> skipped) {
    return new Outcome(
        in.failed(),
        false,
        value,
        below(own, bodies, in.run()),
        below(skipped, bodies, in.skipped()),
        below(List.of(), bodies, in.leaves()));
  }

  private static List<String> below(List<String> own, List<String> bodies, List<String> inner) {
    List<String> all = new ArrayList<>(own);
    bodies.forEach(body -> inner.forEach(place -> all.add(body + place)));
    return all;
  }

  /** Whether what it gives may be missing without anybody noticing. */
  boolean mayGiveNothing() {
    return kind.equals("handled") || kind.equals("choose") && inner.orElseThrow().mayGiveNothing();
  }

  /** A value of its output's type. */
  String fallback() {
    return isList() ? "[]" : "0";
  }

  private boolean isList() {
    return kind.equals("forEach") || inner.map(Nesting::isList).orElse(false);
  }
}
