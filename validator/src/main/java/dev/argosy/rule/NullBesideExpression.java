package dev.argosy.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.link.Argument;
import dev.argosy.link.LinkedPipeline;
import java.util.Collection;
import java.util.stream.Stream;

/** A null in a value that Argo computes: the language of expressions has none. */
final class NullBesideExpression implements Rule {
  @Override
  public Stream<Diagnostic> check(LinkedPipeline pipeline) {
    return Walk.steps(pipeline)
        .flatMap(s ->
            Stream.of(
                    s.arguments().values(),
                    s.options().tolerations().stream().toList(),
                    s.options().affinity().stream().toList())
                .flatMap(Collection::stream))
        .flatMap(a -> inside(a).stream())
        .flatMap(NullBesideExpression::nulls);
  }

  /** Only what stands inside a value with expressions; a null alone is a value. */
  private static Collection<Argument> inside(Argument argument) {
    return switch (argument) {
      case Argument.ListOf l -> l.items();
      case Argument.MapOf m -> m.entries().values();
      case Argument.Constant c -> java.util.List.of();
      case Argument.Single s -> java.util.List.of();
      case Argument.Joined j -> java.util.List.of();
    };
  }

  private static Stream<Diagnostic> nulls(Argument argument) {
    return switch (argument) {
      case Argument.Constant c ->
          holdsNull(c.value())
              ? Stream.of(
                  Diagnostic.of(
                      Code.NOT_BUILT,
                      c.at(),
                      "null beside an expression is not built yet in this version of Argosy",
                      "leave the key out"))
              : Stream.of();
      case Argument.ListOf l -> l.items().stream().flatMap(NullBesideExpression::nulls);
      case Argument.MapOf m -> m.entries().values().stream().flatMap(NullBesideExpression::nulls);
      case Argument.Single s -> Stream.of();
      case Argument.Joined j -> Stream.of();
    };
  }

  private static boolean holdsNull(@org.jspecify.annotations.Nullable Object value) {
    return switch (value) {
      case null -> true;
      case Collection<?> c -> c.stream().anyMatch(NullBesideExpression::holdsNull);
      case java.util.Map<?, ?> m -> m.values().stream().anyMatch(NullBesideExpression::holdsNull);
      default -> false;
    };
  }
}
