package dev.argosy.rule;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Fix;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.expression.Expr;
import dev.argosy.expression.Operator;
import dev.argosy.expression.Type;
import dev.argosy.link.Argument;
import dev.argosy.link.Declared;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.LinkedStep;
import dev.argosy.link.Needs;
import dev.argosy.link.Ref;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Words that are none of those there are: compared with the run's status, or one outcome of an
 * expression that is given to an input with an enum.
 */
final class WordsAllowed implements Rule {
  private static final List<String> ENDINGS = List.of("Succeeded", "Failed", "Error");

  @Override
  public Stream<Diagnostic> check(LinkedPipeline pipeline) {
    return Walk.graphs(pipeline)
        .flatMap(g -> g.steps().stream())
        .flatMap(s ->
            Stream.concat(Needs.expressions(s).flatMap(WordsAllowed::comparisons), arguments(s)))
        .distinct();
  }

  private static Stream<Diagnostic> comparisons(Expr expr) {
    List<Diagnostic> found = new ArrayList<>();
    expr.walk(e -> {
      if (e instanceof Expr.Binary b
          && (b.operator() == Operator.EQUAL || b.operator() == Operator.NOT_EQUAL)) {
        Stream.concat(compared(b.left(), b.right()), compared(b.right(), b.left()))
            .forEach(found::add);
      }
    });
    return found.stream();
  }

  private static Stream<Diagnostic> compared(Expr status, Expr word) {
    boolean ofRun =
        status instanceof Expr.Ref r
            && (r.reference() instanceof Ref.GraphStatus
                || r.reference() instanceof Ref.Run run && run.field() == Ref.RunField.STATUS);
    return ofRun && word instanceof Expr.Constant c && c.value() instanceof String text
        ? unknown(text, c.at(), ENDINGS, "the status of a run is never '" + text + "'")
        : Stream.of();
  }

  private static Stream<Diagnostic> arguments(LinkedStep step) {
    return step.arguments().entrySet().stream()
        .flatMap(a -> {
          Declared input = step.inputs().get(a.getKey());
          return input != null
                  && input.type() instanceof Type.StringType type
                  && !type.allowed().isEmpty()
                  && a.getValue() instanceof Argument.Single single
              ? outcomes(single.expression())
                  .flatMap(c ->
                      unknown(
                          String.valueOf(c.value()),
                          c.at(),
                          type.allowed(),
                          "the input '" + input.name() + "' does not take '" + c.value() + "'"))
              : Stream.of();
        });
  }

  /** The literal texts that an expression may come out as. */
  private static Stream<Expr.Constant> outcomes(Expr expr) {
    return switch (expr) {
      case Expr.Constant c when c.value() instanceof String -> Stream.of(c);
      case Expr.Conditional c -> Stream.of(c.then(), c.otherwise()).flatMap(WordsAllowed::outcomes);
      case Expr.FirstOf f -> f.arguments().stream().flatMap(WordsAllowed::outcomes);
      default -> Stream.of();
    };
  }

  private static Stream<Diagnostic> unknown(
      String word, At at, List<String> allowed, String message) {
    return allowed.contains(word)
        ? Stream.of()
        : Stream.of(
            Diagnostic.of(Code.NEVER_EQUAL, at, message, Nearest.hint(word, allowed))
                .withFix(Fix.nearest(at, word, allowed)));
  }
}
