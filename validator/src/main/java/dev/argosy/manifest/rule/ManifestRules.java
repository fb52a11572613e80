package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.manifest.rule.ExpressionNames.Reader;
import dev.argosy.manifest.view.Fields;
import dev.argosy.manifest.view.Manifest;
import dev.argosy.manifest.view.Manifest.Kind;
import dev.argosy.manifest.view.Template;
import dev.argosy.manifest.view.Use;
import dev.argosy.yaml.Node.Entry;
import java.util.List;
import java.util.Optional;

/** All that Argo demands of one manifest. */
public final class ManifestRules {
  /** What Argo puts values into when it makes pods and claims. */
  private static final List<String> PUT_IN =
      List.of(
          "nodeSelector",
          "tolerations",
          "affinity",
          "volumes",
          "volumeClaimTemplates",
          "podSpecPatch");

  private final Manifest manifest;
  private final Fields spec;
  private final Findings findings;
  private final Known known = new Known();
  private final Scope globals = new Scope(null);
  private final Targets targets;

  private ManifestRules(Manifest manifest, Catalogue catalogue, Findings findings) {
    this.manifest = manifest;
    this.spec = manifest.spec();
    this.findings = findings;
    this.targets = new Targets(catalogue, manifest.namespace(), known::apply, findings);
  }

  /**
   * @param catalogue the manifests it may refer to
   */
  public static void check(Manifest manifest, Catalogue catalogue, Findings findings) {
    Specs.check(manifest, findings);
    Crons.check(manifest, findings);
    ExpressionFields.workflow(manifest, findings);
    Recursion.check(manifest, findings);
    LocksInside.check(manifest, findings);
    for (Template template : manifest.templates()) {
      template(template, findings);
    }
    new ManifestRules(manifest, catalogue, findings).walk();
  }

  /** A template, and those that are written in place in it. */
  private static void template(Template template, Findings findings) {
    TemplateRule.ALL.forEach(rule -> rule.check(template, findings));
    for (Use use : template.uses()) {
      use.inline().ifPresent(i -> template(new Template(i, template.owner()), findings));
    }
  }

  private void walk() {
    boolean refers = spec.map("workflowTemplateRef").exists();
    Optional<Manifest> base =
        refers ? targets.workflowTemplate(spec.map("workflowTemplateRef")) : Optional.of(manifest);
    Given given = Given.of(spec.map("arguments"));
    if (base.isPresent() && refers) {
      given = given.or(Given.of(base.get().spec().map("arguments")));
      boolean empty = manifest.kind() != Kind.CRON_WORKFLOW;
      given.parameters().stream()
          .filter(p -> !empty && !p.has("value") && !p.has("valueFrom"))
          .forEach(p -> missing(p));
    }
    GlobalScope.fill(manifest, base.orElse(manifest), given, globals, known);
    ArgumentTags.check(manifest, globals, findings);
    Walk walk = new Walk(manifest, globals, targets, findings);
    if (base.isEmpty()) {
      return;
    }
    Variables parameters = new Variables(globals, findings).ofWorkflow();
    PUT_IN.forEach(key -> spec.get(key).ifPresent(parameters::check));
    ExpressionNames.hooks(spec, globals, findings);
    MetricTags.ofWorkflow(spec, globals, findings);
    ExpressionNames label = new ExpressionNames(globals, Reader.VALUE, findings);
    for (Entry entry : spec.map("workflowMetadata").map("labelsFrom").entries()) {
      label.field(Fields.of(entry.value()), "expression");
    }
    entrypoint(base.get(), given, walk);
    exit(base.get(), walk);
    base.get().templates().forEach(walk::visit);
    for (Use hook : Use.hooks(spec).values()) {
      Target target = hook.fields().exists() ? targets.of(hook, base.get()) : new Target.Unknown();
      if (target instanceof Target.Known t) {
        Given.of(hook.arguments()).unused(t.template(), findings);
      }
    }
  }

  private void missing(Fields parameter) {
    findings.add(
        Code.ARGO_ARGUMENT,
        spec.map("workflowTemplateRef").at("name"),
        "the parameter '" + parameter.text("name") + "' has no value, here or in the template");
  }

  private void entrypoint(Manifest base, Given given, Walk walk) {
    String own = spec.text("entrypoint");
    String name = own.isEmpty() ? base.spec().text("entrypoint") : own;
    if (name.isEmpty()) {
      boolean refers = spec.has("workflowTemplateRef") && !spec.map("workflowTemplateRef").exists();
      if (!manifest.kind().isTemplate() && !refers) {
        findings.add(
            Code.ARGO_ENTRYPOINT,
            manifest.fields().map("spec").exists() ? manifest.fields().key("spec") : manifest.at(),
            "the workflow needs an entrypoint: the template that runs first",
            manifest.templates().stream()
                .findFirst()
                .map(t -> "write entrypoint: " + t.name())
                .orElse(""));
      }
      return;
    }
    Fields holder = own.isEmpty() ? spec.map("workflowTemplateRef") : spec;
    String key = own.isEmpty() ? "name" : "entrypoint";
    Target target = targets.local(name, holder.at(key), base, "");
    if (target instanceof Target.Known t) {
      if (!manifest.kind().isTemplate()) {
        given.missing(t.template(), holder.at(key), findings);
        given.timeout(t.template(), findings);
      }
      walk.start(t.template(), given);
    }
  }

  private void exit(Manifest base, Walk walk) {
    String own = spec.text("onExit");
    String name = own.isEmpty() ? base.spec().text("onExit") : own;
    if (spec.has("onExit") || !name.isEmpty()) {
      globals.add("workflow.failures");
    }
    if (name.isEmpty()) {
      return;
    }
    if (hasDynamicArtifact(manifest) || hasDynamicArtifact(base)) {
      globals.open("workflow.outputs.artifacts.");
    }
    Fields holder = own.isEmpty() ? spec.map("workflowTemplateRef") : spec;
    String key = own.isEmpty() ? "name" : "onExit";
    if (targets.local(name, holder.at(key), base, "") instanceof Target.Known t) {
      Given.of(spec.map("arguments")).missing(t.template(), holder.at(key), findings);
      walk.visit(t.template());
    }
  }

  private static boolean hasDynamicArtifact(Manifest manifest) {
    return manifest.templates().stream()
        .flatMap(t -> t.outputs().maps("artifacts").stream())
        .anyMatch(a -> a.text("globalName").contains("{{"));
  }

  /** The names of a mapping's keys. */
  static List<String> keys(Fields map) {
    return map.entries().stream().map(Entry::key).map(k -> k.text()).toList();
  }
}
