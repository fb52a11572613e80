package dev.argosy.python;

import dev.argosy.code.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds texts for people in which a name stands in braces and no {@code f} before the quotes: what
 * is printed, logged or raised alone, when the code binds the name.
 */
final class Unformatted {
  private static final Pattern FIELD =
      Pattern.compile("(?<!\\{)\\{([A-Za-z_]\\w*+)(?:[.\\[(:][^{}]*+|![rsa](?::[^{}]*+)?)?}(?!})");
  private static final Pattern NAME =
      Pattern.compile("(?<!\\{)\\{\\s*(?:[a-z]+\\()?([A-Za-z_]\\w*)");
  private static final Pattern LOGGER = Pattern.compile("(?i)_*(log|logger|logging)");
  private static final Set<String> LEVELS =
      Set.of("debug", "info", "warning", "warn", "error", "critical", "exception", "fatal");

  private Unformatted() {}

  static List<Problem> texts(List<CallMade> calls, Set<Expr> raised) {
    return calls.stream()
        .filter(c -> c.call().arguments().size() == 1)
        .filter(c -> raised.contains(c.call()) || isTold(c.call().function()))
        .flatMap(c -> text(c).stream())
        .toList();
  }

  private static boolean isTold(Expr function) {
    return switch (function) {
      case Expr.Name n -> n.id().equals("print");
      case Expr.Attribute a ->
          LEVELS.contains(a.name())
              && a.value() instanceof Expr.Name n
              && LOGGER.matcher(n.id()).matches();
      default -> false;
    };
  }

  private static Optional<Problem> text(CallMade made) {
    Expr value = made.call().arguments().getFirst().value();
    return value instanceof Expr.Constant c
            && c.kind() == Expr.Kind.STRING
            && FIELD.matcher(c.text()).find()
            && NAME.matcher(c.text()).results().allMatch(m -> binds(made.scope(), m.group(1)))
        ? Optional.of(
            new Problem(
                Problem.Kind.TEXT,
                c.from(),
                c.to(),
                "the braces stay as they are: no f stands before the quotes",
                "write f\"...\""))
        : Optional.empty();
  }

  private static boolean binds(Scope from, String name) {
    for (Scope s = from; s != null; s = s.outer) {
      if (s.binds(name)) {
        return true;
      }
    }
    return false;
  }
}
