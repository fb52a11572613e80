package dev.argosy.python;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a def or lambda takes.
 *
 * @param byPosition those before a {@code /}
 * @param plain those that can be given by position and by name
 * @param byName those behind a {@code *}
 */
record Parameters(
    List<Parameter> byPosition,
    List<Parameter> plain,
    @Nullable Parameter rest,
    List<Parameter> byName,
    @Nullable Parameter keywords) {

  static final Parameters NONE = new Parameters(List.of(), List.of(), null, List.of(), null);

  /** One parameter. */
  record Parameter(
      int from, int to, String name, @Nullable Expr annotation, @Nullable Expr initial) {}

  /** All of them, in the order they are written. */
  List<Parameter> all() {
    return Stream.of(
            byPosition.stream(),
            plain.stream(),
            Optional.ofNullable(rest).stream(),
            byName.stream(),
            Optional.ofNullable(keywords).stream())
        .flatMap(s -> s)
        .toList();
  }

  List<Expr> defaults() {
    return all().stream().flatMap(p -> Optional.ofNullable(p.initial).stream()).toList();
  }

  List<Expr> annotations() {
    return all().stream().flatMap(p -> Optional.ofNullable(p.annotation).stream()).toList();
  }
}
