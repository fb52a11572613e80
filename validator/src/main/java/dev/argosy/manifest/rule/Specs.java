package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.manifest.structure.StructureCheck;
import dev.argosy.manifest.structure.Words;
import dev.argosy.manifest.view.Fields;
import dev.argosy.manifest.view.Manifest;
import dev.argosy.manifest.view.Manifest.Kind;
import dev.argosy.manifest.view.Template;
import dev.argosy.yaml.Node.ScalarNode;
import java.util.List;
import java.util.Set;

/** What holds of a whole workflow: its name, its arguments, its own fields. */
final class Specs {
  private static final int LONGEST = 63;
  private static final int LONGEST_CRON = 52;
  private static final List<String> POD_GC =
      List.of("OnPodCompletion", "OnPodSuccess", "OnWorkflowCompletion", "OnWorkflowSuccess");
  private static final List<String> CLAIM_GC = List.of("OnWorkflowCompletion", "OnWorkflowSuccess");

  private static final List<String> ACCESS_MODES =
      List.of("ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany", "ReadWriteOncePod");

  private Specs() {}

  static void check(Manifest manifest, Findings findings) {
    name(manifest, findings);
    Fields spec = manifest.spec();
    NameForm.FIELD.checkAll(spec.maps("templates"), "templates", "a template", findings);
    boolean empty = manifest.kind() != Kind.CRON_WORKFLOW;
    if (!spec.has("workflowTemplateRef")) {
      TemplateNames.values(spec.map("arguments"), false, findings);
      Arguments.check(spec.map("arguments"), empty, findings);
    }
    reference(manifest, findings);
    Uses.hooks(spec, findings);
    Words.wrong(spec.map("podGC"), "strategy", POD_GC).ifPresent(findings::add);
    Words.wrong(spec.map("volumeClaimGC"), "strategy", CLAIM_GC).ifPresent(findings::add);
    Durations.seconds(spec.map("podGC"), "deleteDelayDuration", findings);
    Durations.retry(spec.map("retryStrategy"), findings);
    selector(spec.map("podGC").map("labelSelector"), findings);
    Metrics.ofWorkflow(spec, findings);
    Locks.check(spec.map("synchronization"), findings);
    claims(spec, findings);
    kubernetes(manifest, findings);
    if (spec.map("templateDefaults").exists()) {
      Template defaults = new Template(spec.map("templateDefaults"), manifest);
      TemplateNames.check(defaults, findings);
      defaults.containers().forEach(c -> Pods.words(c, findings));
    }
  }

  private static void name(Manifest manifest, Findings findings) {
    int most = manifest.kind() == Kind.CRON_WORKFLOW ? LONGEST_CRON : LONGEST;
    int length = manifest.name().length();
    if (length > most) {
      findings.add(
          Code.ARGO_NAME,
          manifest.metadata().at("name"),
          "the name of a "
              + manifest.kind().noun()
              + " has at most "
              + most
              + " characters, this has "
              + length);
    }
  }

  private static void kubernetes(Manifest manifest, Findings findings) {
    Fields spec = manifest.spec();
    Fields metadata = manifest.metadata();
    metadata.scalar("name").ifPresent(n -> Labels.object(n, false, findings));
    metadata.scalar("generateName").ifPresent(n -> Labels.object(n, true, findings));
    metadata.scalar("namespace").ifPresent(n -> Labels.namespace(n, findings));
    if (manifest.kind() == Kind.CRON_WORKFLOW) {
      Fields runs = manifest.fields().map("spec").map("workflowMetadata");
      Labels.check(runs.map("labels"), findings);
    }
    Labels.ofManifest(metadata.map("labels"), findings);
    for (Fields owner : List.of(metadata, spec.map("workflowMetadata"), spec.map("podMetadata"))) {
      Labels.check(owner.map("labels"), findings);
    }
    for (Fields volume : spec.maps("volumes")) {
      volume.scalar("name").ifPresent(n -> Labels.volume(n, findings));
    }
    PodSpecs.check(spec, PodPatch.of(spec), findings);
    PodSpecs.ofWorkflow(spec, findings);
    spec.scalar("podSpecPatch").ifPresent(p -> Patches.check(p, Set.of(), findings));
  }

  private static void reference(Manifest manifest, Findings findings) {
    Fields spec = manifest.spec();
    Fields reference = spec.map("workflowTemplateRef");
    if (reference.exists() && spec.hasContent("templates")) {
      findings.add(
          Code.ARGO_TEMPLATE_REFERENCE,
          spec.key("templates"),
          "a workflow with workflowTemplateRef has no templates of its own",
          "refer to them by templateRef, or remove workflowTemplateRef");
    }
  }

  private static void selector(Fields selector, Findings findings) {
    Labels.selector(selector.map("matchLabels"), findings);
    for (Fields expression : selector.maps("matchExpressions")) {
      if (expression.text("key").isEmpty()) {
        findings.add(
            Code.MISSING_KEY, expression.at(), StructureCheck.missing("key", "matchExpressions"));
      }
      expression.scalar("key").ifPresent(k -> Labels.selectorKey(k, findings));
      expression.scalars("values").forEach(v -> Labels.selectorValue(v, findings));
      String operator = expression.text("operator");
      boolean values = expression.hasContent("values");
      boolean needs = operator.equals("In") || operator.equals("NotIn");
      boolean known = needs || operator.equals("Exists") || operator.equals("DoesNotExist");
      if (!known || needs != values) {
        findings.add(
            Code.INVALID_VALUE,
            expression.at(known ? "values" : "operator"),
            known
                ? "'" + operator + "' " + (needs ? "needs values" : "takes no values")
                : "'operator' must be one of In, NotIn, Exists, DoesNotExist, not '"
                    + operator
                    + "'");
      }
    }
  }

  private static void claims(Fields spec, Findings findings) {
    for (Fields claim : spec.maps("volumeClaimTemplates")) {
      if (claim.map("metadata").text("name").isEmpty()) {
        findings.add(
            Code.ARGO_VOLUME,
            claim.map("metadata").at(),
            "a claim needs metadata.name, by which volumeMounts name it");
      }
      for (ScalarNode mode : claim.map("spec").scalars("accessModes")) {
        Words.wrong(mode, "accessModes", ACCESS_MODES).ifPresent(findings::add);
      }
    }
  }
}
