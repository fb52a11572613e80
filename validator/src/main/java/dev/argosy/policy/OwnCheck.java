package dev.argosy.policy;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Severity;
import dev.argosy.expression.EvaluationException;
import dev.argosy.expression.Evaluator;
import dev.argosy.expression.Expr;
import dev.argosy.expression.Scope;
import dev.argosy.expression.TypeChecker;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.manifest.view.Manifest;
import dev.argosy.model.Condition;
import dev.argosy.model.Policy;
import dev.argosy.rule.Walk;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A rule that a team wrote in the language of expressions. */
final class OwnCheck implements Policies.Limit {
  private final String name;
  private final Policy.Check check;
  private final boolean ofSteps;
  private final Optional<Expr> when;
  private final Optional<Expr> require;

  /**
   * @param findings takes what is wrong with the rule itself; it then finds nothing
   */
  OwnCheck(String name, Policy.Check check, Findings findings) {
    this.name = name;
    this.check = check;
    this.ofSteps = check.each().text().equals("step");
    Scope scope = Facts.scope(ofSteps);
    Findings own = new Findings();
    Optional<Expr> asked = typed(check.require(), scope, own);
    this.when = check.when() == null ? Optional.empty() : typed(check.when(), scope, own);
    this.require = own.hasErrors() ? Optional.empty() : asked;
    findings.addAll(own.sorted());
  }

  private static Optional<Expr> typed(Condition condition, Scope scope, Findings findings) {
    return condition.syntax().map(s -> TypeChecker.condition(s, scope, findings));
  }

  @Override
  public Stream<Diagnostic> check(LinkedPipeline pipeline) {
    return ofSteps
        ? Walk.steps(pipeline)
            .flatMap(s -> ask(new Subject.Linked(pipeline, Optional.of(s)), s.at()).stream())
        : ask(new Subject.Linked(pipeline, Optional.empty()), pipeline.at()).stream();
  }

  @Override
  public Stream<Diagnostic> check(Manifest manifest) {
    return ofSteps
        ? manifest.everyTemplate().stream()
            .flatMap(t ->
                ask(new Subject.Plain(manifest, Optional.of(t)), t.fields().at("name")).stream())
        : ask(new Subject.Plain(manifest, Optional.empty()), manifest.metadata().at("name"))
            .stream();
  }

  /** What the run alone knows is not held against anybody. */
  private Optional<Diagnostic> ask(Subject subject, At at) {
    try {
      return require.isPresent() && holds(when, subject, true) && !holds(require, subject, false)
          ? Optional.of(finding(at))
          : Optional.empty();
    } catch (Facts.NotKnown e) {
      return Optional.empty();
    }
  }

  /** An expression without a value, such as one of a label that is not there, does not hold. */
  private static boolean holds(Optional<Expr> expr, Subject subject, boolean without) {
    try {
      return expr.map(e -> Evaluator.evaluate(e, r -> Facts.value(r, subject)))
          .map(Boolean.TRUE::equals)
          .orElse(without);
    } catch (EvaluationException e) {
      return false;
    }
  }

  private Diagnostic finding(At at) {
    return Diagnostic.of(
            Code.POLICY_CHECK, at, check.message(), "the policy's rule '" + name + "' asks for it")
        .withSeverity(Severity.valueOf(check.level().text().toUpperCase(Locale.ROOT)))
        .withRelated(check.at(), "the rule");
  }
}
