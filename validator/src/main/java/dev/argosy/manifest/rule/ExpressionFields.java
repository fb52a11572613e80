package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.manifest.text.DependsExpression;
import dev.argosy.manifest.text.ExprLang;
import dev.argosy.manifest.text.ExprReference;
import dev.argosy.manifest.text.ExprScope;
import dev.argosy.manifest.text.ResourceCondition;
import dev.argosy.manifest.text.Tag;
import dev.argosy.manifest.text.Tags;
import dev.argosy.manifest.text.WhenExpression;
import dev.argosy.manifest.view.Fields;
import dev.argosy.manifest.view.Manifest;
import dev.argosy.manifest.view.Template;
import dev.argosy.manifest.view.Use;
import dev.argosy.yaml.Node.Entry;
import dev.argosy.yaml.Node.ScalarNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields that hold an expression; Argo reads them only when it runs. */
final class ExpressionFields {
  /** What expressions of Argo's own may name first. */
  static final ExprScope ARGO =
      ExprScope.argo()
          .object("inputs", "outputs", "workflow", "steps", "tasks", "pod", "node", "lastRetry")
          .any("item", "retries", "status", "duration", "exitCode", "resourcesDuration");

  /** What a retry strategy may name: all of it text. */
  private static final ExprScope RETRY = ExprScope.argo().object("lastRetry").text("retries");

  private static final Map<String, List<String>> MEMBERS =
      Map.of(
          "lastRetry",
          List.of("exitCode", "status", "duration", "message"),
          "request",
          List.of("method", "url", "body", "bodyBytes", "headers"),
          "response",
          List.of("statusCode", "body", "headers"),
          "cronworkflow",
          List.of(
              "name",
              "namespace",
              "labels",
              "annotations",
              "succeeded",
              "failed",
              "lastScheduledTime"));
  private static final Map<String, String> OWNERS =
      Map.of(
          "lastRetry", "the last attempt",
          "request", "the request",
          "response", "the response",
          "cronworkflow", "the CronWorkflow");

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
    members(fields.map("http"), "successCondition", response, findings);
    for (Fields transformation : fields.map("data").maps("transformation")) {
      value(transformation, "expression", ExprScope.plain().any("data"), findings);
    }
    for (String key : List.of("successCondition", "failureCondition")) {
      text(fields.map("resource"), key)
          .ifPresent(c -> Problems.report(ResourceCondition.check(c.text()), c, 0, true, findings));
    }
    metrics(fields, findings);
  }

  static void workflow(Manifest manifest, Findings findings) {
    Fields spec = manifest.spec();
    hooks(spec, findings);
    Use.hooks(spec).values().forEach(h -> braces(h.fields(), findings));
    metrics(spec, findings);
    retry(spec.map("retryStrategy"), findings);
    for (Entry label : spec.map("workflowMetadata").map("labelsFrom").entries()) {
      braces(Fields.of(label.value()), findings);
      value(Fields.of(label.value()), "expression", ARGO, findings);
    }
    if (manifest.kind() == Manifest.Kind.CRON_WORKFLOW) {
      Fields cron = manifest.fields().map("spec");
      text(cron, "when")
          .ifPresent(w -> {
            when(w, WhenExpression.Place.CRON, findings);
            cron(w, findings);
          });
      ExprScope runs = ExprScope.plain().object("cronworkflow");
      condition(cron.map("stopStrategy"), "expression", runs, findings);
      members(cron.map("stopStrategy"), "expression", runs, findings);
    }
  }

  private static void use(Use use, Findings findings) {
    text(use.fields(), "when")
        .filter(w -> Tags.scan(w.text()).unclosed().isEmpty()) // which is told as that
        .ifPresent(w -> when(w, WhenExpression.Place.STEP, findings));
    text(use.fields(), "depends")
        .ifPresent(d ->
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

  /** Argo puts nothing in there before it reads the expression. */
  private static void braces(Fields hook, Findings findings) {
    text(hook, "expression")
        .filter(e -> e.text().contains("{{"))
        .ifPresent(e ->
            findings.add(
                Code.ARGO_EXPRESSION,
                e.at(),
                "an expression names variables without braces",
                "write " + withoutBraces(e.text().strip())));
  }

  private static String withoutBraces(String text) {
    return text.matches("\\{\\{[^{}]*}}")
        ? text.substring(2, text.length() - 2).strip()
        : "workflow.status == \"Running\"";
  }

  private static void metrics(Fields owner, Findings findings) {
    for (Fields metric : owner.map("metrics").maps("prometheus")) {
      text(metric, "when")
          .filter(w -> Tags.scan(w.text()).tags().stream().allMatch(ExpressionFields::isOfMetrics))
          .ifPresent(w -> when(w, WhenExpression.Place.STEP, findings));
    }
  }

  /** What is not known is told as that. */
  private static boolean isOfMetrics(Tag tag) {
    return tag.isExpression() || MetricTags.isKnown(tag.name());
  }

  private static void when(ScalarNode when, WhenExpression.Place place, Findings findings) {
    Problems.report(WhenExpression.check(when.text(), place), when, 0, true, findings);
  }

  private static void value(Fields owner, String key, ExprScope scope, Findings findings) {
    text(owner, key)
        .filter(e -> !e.text().contains("{{"))
        .ifPresent(
            e -> Problems.report(ExprLang.check(e.text(), scope).problems(), e, 0, true, findings));
  }

  /** A field that the last attempt does not have is nil, so that nothing is ever tried again. */
  private static void retry(Fields strategy, Findings findings) {
    condition(strategy, "expression", RETRY, findings);
    members(strategy, "expression", RETRY, findings);
  }

  /** Names below what Argo hands over, where all of them are known. */
  private static void members(Fields owner, String key, ExprScope scope, Findings findings) {
    text(owner, key)
        .filter(e -> !e.text().contains("{{"))
        .ifPresent(e -> members(ExprLang.check(e.text(), scope).references(), e, 0, findings));
  }

  private static void members(
      List<ExprReference> references, ScalarNode scalar, int offset, Findings findings) {
    for (ExprReference r : references) {
      List<String> known = MEMBERS.getOrDefault(r.path().getFirst(), List.of());
      if (r.path().size() > 1 && !known.isEmpty() && !known.contains(r.path().get(1))) {
        findings.add(
            Code.ARGO_EXPRESSION_RISK,
            scalar.at(offset + r.from(), offset + r.to()),
            OWNERS.get(r.path().getFirst()) + " has no '" + r.path().get(1) + "'",
            Nearest.hint(r.path().get(1), known));
      }
    }
  }

  /** Tags of a CronWorkflow, of which nothing else is known when it fires. */
  private static void cron(ScalarNode when, Findings findings) {
    ExprScope scope = ExprScope.argo().object("cronworkflow").opened();
    for (Tag tag : Tags.scan(when.text()).tags()) {
      if (!tag.isExpression()) {
        continue;
      }
      List<ExprReference> references = ExprLang.check(tag.inner(), scope).references();
      members(references, when, tag.innerFrom(), findings);
      for (ExprReference r : references) {
        String root = r.path().getFirst();
        if (!root.equals("cronworkflow")) {
          findings.add(
              Code.ARGO_EXPRESSION_RISK,
              when.at(tag.innerFrom() + r.from(), tag.innerFrom() + r.to()),
              "only cronworkflow is known when it fires, not '" + root + "'",
              Optional.ofNullable(UnknownVariable.FOREIGN.get(root))
                  .map(near -> "did you mean '" + near + "'?")
                  .orElseGet(() -> Nearest.hint(root, List.of("cronworkflow"))));
        }
      }
    }
  }

  private static void condition(Fields owner, String key, ExprScope scope, Findings findings) {
    text(owner, key)
        .filter(e -> !e.text().contains("{{"))
        .ifPresent(e ->
            Problems.report(
                ExprLang.checkCondition(e.text(), scope).problems(), e, 0, true, findings));
  }

  private static Optional<ScalarNode> text(Fields owner, String key) {
    return owner.scalar(key).filter(s -> !s.text().isEmpty());
  }
}
