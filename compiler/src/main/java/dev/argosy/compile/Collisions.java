package dev.argosy.compile;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Objects of one name that several documents become, also in different projects. */
public final class Collisions {
  private final Map<Part.Id, Supplier<At>> places = new HashMap<>();

  /**
   * Says of an object whether there is one of its name already.
   *
   * @param at what it is named after; asked for only when there is
   */
  public Optional<Diagnostic> add(Part.Id id, Supplier<At> at) {
    Supplier<At> first = places.putIfAbsent(id, at);
    return first == null
        ? Optional.empty()
        : Optional.of(
            Diagnostic.of(
                    Code.DUPLICATE_NAME,
                    at.get(),
                    "there is already a " + id.kind() + " '" + id.name() + "' in this namespace",
                    "names are unique per kind and namespace, also across projects")
                .withRelated(first.get(), "the first one"));
  }
}
