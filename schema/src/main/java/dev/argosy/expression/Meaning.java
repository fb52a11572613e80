package dev.argosy.expression;

import dev.argosy.diagnostic.Code;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What a name means in a scope. */
public sealed interface Meaning {
  /**
   * A name that holds others.
   *
   * @param what one of its members, for {@code unknown step 'multipy'}
   * @param known the members, in the order in which messages list them
   * @param lookup a member by its name; may know more than {@code known}, for example to refuse
   */
  record Namespace(
      String what, Collection<String> known, Function<String, Optional<Meaning>> lookup)
      implements Meaning {
    public Namespace {
      known = List.copyOf(known);
    }

    /** A namespace of exactly these members. */
    public static Namespace of(String what, Map<String, Meaning> members) {
      return new Namespace(what, members.keySet(), name -> Optional.ofNullable(members.get(name)));
    }
  }

  /** A value; of an artifact, {@code .path} and {@code .uri} may follow. */
  record Value(Reference reference, Type type) implements Meaning {}

  /** A name of which a mistake was reported already, where it is made. */
  record Reported() implements Meaning {}

  /** A name that exists but must not be used here, and why. */
  record Refused(Code code, String message, String hint) implements Meaning {}
}
