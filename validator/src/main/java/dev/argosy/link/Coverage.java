package dev.argosy.link;

import dev.argosy.expression.Expr;
import dev.argosy.expression.Operator;
import dev.argosy.expression.Type;
import dev.argosy.link.Flow.Wait;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether of several steps one runs in any case, as far as their conditions say so: what one leaves
 * the other takes. Unsure is no.
 */
final class Coverage {
  private final Flow flow;

  Coverage(Flow flow) {
    this.flow = flow;
  }

  /** Whether one of the steps succeeds, unless something fails. */
  boolean isTotal(List<LinkedStep> steps) {
    return anyPair(steps) || holdTogether(steps.stream().flatMap(s -> alone(s).stream()).toList());
  }

  /** The condition of a step that runs if and only if this holds. */
  private Optional<Expr> alone(LinkedStep step) {
    String id = step.id();
    boolean only =
        flow.asked(id).isEmpty()
            && !flow.mayBeOmitted(id)
            && !flow.continuesOnError(id)
            && flow.open(id).isEmpty()
            && !(step.action() instanceof Action.Choose);
    return only ? step.when() : Optional.empty();
  }

  /** Whether one of the steps is there for the case that another did not do it. */
  private boolean anyPair(List<LinkedStep> steps) {
    return steps.stream()
        .anyMatch(a -> steps.stream().anyMatch(b -> !a.equals(b) && stepsIn(b, a.id())));
  }

  private boolean stepsIn(LinkedStep step, String other) {
    if (step.when().isPresent() || !flow.open(step.id()).isEmpty()) {
      return false;
    }
    Map<String, Set<Wait>> waits = flow.waits(step.id());
    boolean others =
        waits.keySet().stream()
                .allMatch(id ->
                    id.equals(other) || !flow.isOmittedBy(id, waits.getOrDefault(id, Set.of())))
            && flow.asked(step.id()).keySet().stream().allMatch(other::equals);
    Set<Wait> wait = waits.getOrDefault(other, Set.of());
    return others
        && (flow.continuesOnError(other)
            ? wait.equals(Set.of(Wait.FAILED)) && !flow.maySkip(other)
            : wait.equals(Set.of(Wait.SKIPPED)));
  }

  private static boolean holdTogether(List<Expr> conditions) {
    return conditions.stream().anyMatch(a -> conditions.stream().anyMatch(b -> areOpposite(a, b)))
        || everyWord(conditions)
        || everyNumber(conditions);
  }

  private static boolean areOpposite(Expr a, Expr b) {
    if (a instanceof Expr.Unary not && not.operator() == Operator.NOT && not.operand().equals(b)) {
      return true;
    }
    return a instanceof Expr.Binary is
        && b instanceof Expr.Binary isNot
        && is.operator() == Operator.EQUAL
        && isNot.operator() == Operator.NOT_EQUAL
        && is.left().equals(isNot.left())
        && is.right().equals(isNot.right());
  }

  /** Comparisons of one thing with each of the words that it may be. */
  private static boolean everyWord(List<Expr> conditions) {
    Set<Object> words = new HashSet<>();
    Expr subject = null;
    for (Expr condition : conditions) {
      if (condition instanceof Expr.Binary is
          && is.operator() == Operator.EQUAL
          && is.right() instanceof Expr.Constant word
          && (subject == null || subject.equals(is.left()))) {
        subject = is.left();
        words.add(word.value());
      }
    }
    return subject != null
        && subject.type() instanceof Type.StringType text
        && !text.allowed().isEmpty()
        && words.containsAll(text.allowed());
  }

  private static boolean everyNumber(List<Expr> conditions) {
    List<Ranges.OfOne> all = conditions.stream().flatMap(c -> Ranges.of(c).stream()).toList();
    return all.stream()
        .anyMatch(one ->
            all.stream()
                .filter(other -> other.subject().equals(one.subject()))
                .map(Ranges.OfOne::ranges)
                .reduce(Ranges::or)
                .filter(union -> union.gap(one.isInteger()).isEmpty())
                .isPresent());
  }
}
