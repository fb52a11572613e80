package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.manifest.text.DependsExpression;
import dev.argosy.manifest.text.ExprLang;
import dev.argosy.manifest.text.ExprScope;
import dev.argosy.manifest.text.ResourceCondition;
import dev.argosy.manifest.text.WhenExpression;
import dev.argosy.manifest.view.Fields;
import dev.argosy.manifest.view.Manifest;
import dev.argosy.manifest.view.Template;
import dev.argosy.manifest.view.Use;
import dev.argosy.yaml.Node.Entry;
import dev.argosy.yaml.Node.ScalarNode;
import java.util.List;

/** The fields that hold an expression; Argo reads them only when it runs. */
final class ExpressionFields {
  /** What expressions of Argo's own may name first. */
  static final ExprScope ARGO =
      ExprScope.argo()
          .object("inputs", "outputs", "workflow", "steps", "tasks", "pod", "node", "lastRetry")
          .any("item", "retries", "status", "duration", "exitCode", "resourcesDuration");

  /** What a retry strategy may name: all of it text. */
  private static final ExprScope RETRY = ExprScope.argo().object("lastRetry").text("retries");

  private static final List<String> LAST_RETRY =
      List.of("exitCode", "status", "duration", "message");

  private ExpressionFields() {}

  static void template(Template template, Findings findings) {
    Fields fields = template.fields();
    for (Use use : template.uses()) {
      use(use, findings);
    }
    for (Fields parameter : template.outputs().maps("parameters")) {
      value(parameter.map("valueFrom"), "expression", ARGO, findings);
    }
    for (Fields artifact : template.outputs().maps("artifacts")) {
      value(artifact, "fromExpression", ARGO, findings);
    }
    retry(fields.map("retryStrategy"), findings);
    ExprScope response = ExprScope.plain().object("request", "response");
    condition(fields.map("http"), "successCondition", response, findings);
    for (Fields transformation : fields.map("data").maps("transformation")) {
      value(transformation, "expression", ExprScope.plain().any("data"), findings);
    }
    for (String key : List.of("successCondition", "failureCondition")) {
      text(fields.map("resource"), key)
          .forEach(c -> Problems.report(ResourceCondition.check(c.text()), c, 0, true, findings));
    }
    metrics(fields, findings);
  }

  static void workflow(Manifest manifest, Findings findings) {
    Fields spec = manifest.spec();
    hooks(spec, findings);
    metrics(spec, findings);
    retry(spec.map("retryStrategy"), findings);
    for (Entry label : spec.map("workflowMetadata").map("labelsFrom").entries()) {
      value(Fields.of(label.value()), "expression", ARGO, findings);
    }
    if (manifest.kind() == Manifest.Kind.CRON_WORKFLOW) {
      Fields cron = manifest.fields().map("spec");
      text(cron, "when").forEach(w -> when(w, WhenExpression.Place.CRON, findings));
      ExprScope runs = ExprScope.plain().object("cronworkflow");
      condition(cron.map("stopStrategy"), "expression", runs, findings);
    }
  }

  private static void use(Use use, Findings findings) {
    text(use.fields(), "when").forEach(w -> when(w, WhenExpression.Place.STEP, findings));
    text(use.fields(), "depends")
        .forEach(d ->
            Problems.report(DependsExpression.check(d.text()).problems(), d, 0, true, findings));
    for (Fields artifact : use.arguments().maps("artifacts")) {
      value(artifact, "fromExpression", ARGO, findings);
    }
    hooks(use.fields(), findings);
  }

  private static void hooks(Fields owner, Findings findings) {
    Use.hooks(owner)
        .values()
        .forEach(hook -> condition(hook.fields(), "expression", ARGO, findings));
  }

  private static void metrics(Fields owner, Findings findings) {
    for (Fields metric : owner.map("metrics").maps("prometheus")) {
      text(metric, "when").forEach(w -> when(w, WhenExpression.Place.STEP, findings));
    }
  }

  private static void when(ScalarNode when, WhenExpression.Place place, Findings findings) {
    Problems.report(WhenExpression.check(when.text(), place), when, 0, true, findings);
  }

  private static void value(Fields owner, String key, ExprScope scope, Findings findings) {
    text(owner, key)
        .filter(e -> !e.text().contains("{{"))
        .forEach(
            e -> Problems.report(ExprLang.check(e.text(), scope).problems(), e, 0, true, findings));
  }

  /** A field that the last attempt does not have is nil, so that nothing is ever tried again. */
  private static void retry(Fields strategy, Findings findings) {
    condition(strategy, "expression", RETRY, findings);
    text(strategy, "expression")
        .filter(e -> !e.text().contains("{{"))
        .forEach(e ->
            ExprLang.checkCondition(e.text(), RETRY).references().stream()
                .filter(r -> r.path().getFirst().equals("lastRetry") && r.path().size() > 1)
                .filter(r -> !LAST_RETRY.contains(r.path().get(1)))
                .forEach(r ->
                    findings.add(
                        Code.ARGO_EXPRESSION_RISK,
                        e.at(r.from(), r.to()),
                        "the last attempt has no '" + r.path().get(1) + "'",
                        Nearest.hint(r.path().get(1), LAST_RETRY))));
  }

  private static void condition(Fields owner, String key, ExprScope scope, Findings findings) {
    text(owner, key)
        .filter(e -> !e.text().contains("{{"))
        .forEach(e ->
            Problems.report(
                ExprLang.checkCondition(e.text(), scope).problems(), e, 0, true, findings));
  }

  private static java.util.stream.Stream<ScalarNode> text(Fields owner, String key) {
    return owner.scalar(key).filter(s -> !s.text().isEmpty()).stream();
  }
}
