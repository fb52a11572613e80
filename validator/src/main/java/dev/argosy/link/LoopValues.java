package dev.argosy.link;

import dev.argosy.diagnostic.Code;
import dev.argosy.expression.Meaning;
import dev.argosy.model.Value;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What loops run over and how often: values only, and counts that are known while compiling. */
final class LoopValues {
  /** The words that expressions start with. */
  static final Set<String> CONTEXTS =
      Set.of(
          "steps",
          "params",
          "inputs",
          "outputs",
          "item",
          "index",
          "state",
          "run",
          "vars",
          "pipeline",
          "upstream",
          "window");

  private final Linkage link;

  LoopValues(Linkage link) {
    this.link = link;
  }

  /** A count that must be known while compiling; empty when there is none, or a wrong one. */
  Optional<Integer> count(String key, @Nullable Value given, int most) {
    if (given == null || given instanceof Value.OfText t && t.text().isBroken()) {
      return Optional.empty();
    }
    if (given instanceof Value.Scalar s && s.literal() instanceof String quoted) {
      link.findings()
          .add(
              Code.WRONG_TYPE,
              given.at(),
              "'" + key + "' must be an integer, not a string",
              quoted.matches("[0-9]+") ? "remove the quotes: " + quoted : "");
      return Optional.empty();
    }
    Optional<String> value =
        given instanceof Value.OfText text
            ? Space.constant(text.text(), onlyVars(key), link.findings())
            : Optional.of(String.valueOf(Literals.plain(given)));
    Optional<Integer> number =
        value
            .filter(v -> v.matches("[0-9]{1,9}"))
            .map(Integer::parseInt)
            .filter(n -> n >= 1 && n <= most);
    if (value.isPresent() && number.isEmpty()) {
      link.findings()
          .add(
              Code.INVALID_VALUE,
              given.at(),
              "'"
                  + key
                  + "' must be an integer from 1"
                  + (most == Integer.MAX_VALUE ? "" : " to " + most)
                  + ", not '"
                  + value.get()
                  + "'");
    }
    return number;
  }

  private Names onlyVars(String key) {
    Meaning vars = Objects.requireNonNull(link.names().contexts().get("vars"));
    return Space.onlyVars(vars, "'" + key + "'");
  }

  /** A list may hold anything; an artifact in it has no value. */
  Argument only(Argument argument) {
    if (!(argument instanceof Argument.Single)) {
      argument
          .expressions()
          .filter(e -> Types.isArtifact(e.type()))
          .forEach(e ->
              link.findings()
                  .add(
                      Code.TYPE_MISMATCH,
                      e.at(),
                      "an artifact of type " + e.type().word() + " cannot be part of a value",
                      "let a step read the file and give a value"));
    }
    return argument;
  }
}
