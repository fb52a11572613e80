package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Fix;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.manifest.view.Fields;
import dev.argosy.manifest.view.Manifest;
import dev.argosy.manifest.view.Template;
import dev.argosy.manifest.view.Use;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Follows references to templates. */
final class Targets {
  private static final List<String> FIELDS = List.of("name", "template", "clusterScope");

  private final Catalogue catalogue;
  private final String namespace;
  private final UnaryOperator<String> known;
  private final Findings findings;

  /**
   * @param namespace of the manifest that is checked, in which Argo looks for all of them
   * @param known puts values into a name that are known before it runs
   */
  Targets(Catalogue catalogue, String namespace, UnaryOperator<String> known, Findings findings) {
    this.catalogue = catalogue;
    this.namespace = namespace;
    this.known = known;
    this.findings = findings;
  }

  /** The same, with its findings elsewhere. */
  Targets reporting(Findings other) {
    return new Targets(catalogue, namespace, known, other);
  }

  /** What a step, a task or a hook runs. */
  Target of(Use use, Manifest base) {
    String name = use.template();
    boolean reference = use.fields().has("templateRef");
    if (reference && !name.isEmpty()) {
      findings.add(
          Code.ARGO_TEMPLATE_REFERENCE,
          use.fields().key("templateRef"),
          "a " + use.noun() + " has either template or templateRef");
    }
    Optional<Fields> inline = use.inline();
    if (inline.isPresent()) {
      if (!name.isEmpty()) {
        local(name, use.fields().at("template"), base, "");
      }
      return new Target.Known(new Template(inline.get(), base));
    }
    if (reference) {
      return referred(use.templateRef());
    }
    if (name.isEmpty()) {
      findings.add(
          Code.ARGO_TEMPLATE_REFERENCE,
          use.fields().at(),
          "this " + use.noun() + " does not say what it runs",
          "write template, templateRef or inline");
      return new Target.Unknown();
    }
    String user = use.word().equals("hooks") ? ", which a hook runs" : "";
    return local(name, use.fields().at("template"), base, user);
  }

  /**
   * A template of the same manifest.
   *
   * @param user who runs it, for the message; may be empty
   */
  Target local(String written, At at, Manifest base, String user) {
    String name = known.apply(written);
    Optional<Template> template = base.template(name);
    if (template.isPresent()) {
      return new Target.Known(template.get());
    }
    findings.add(
        Code.ARGO_UNKNOWN_TEMPLATE,
        at,
        name.contains("{{")
            ? "Argo does not take a tag for the name of a template here: '" + written + "'" + user
            : "there is no template '" + name + "' in this manifest" + user,
        name.contains("{{")
            ? "a tag can stand in templateRef"
            : Nearest.hint(name, names(base.templates())),
        Fix.nearest(at, name, names(base.templates())));
    return new Target.Unknown();
  }

  private Target referred(Fields reference) {
    if (!reference.exists()) {
      return new Target.Unknown(); // it is no mapping, which is said of it
    }
    for (String key : new String[] {"name", "template"}) {
      if (reference.text(key).isEmpty() && !FIELDS.containsAll(reference.keys())) {
        return new Target.Unknown(); // it is misspelt, which is said of its name
      }
      if (reference.text(key).isEmpty()) {
        findings.add(
            Code.ARGO_TEMPLATE_REFERENCE,
            reference.at(),
            "templateRef needs '" + key + "'",
            "templateRef: {name: of the WorkflowTemplate, template: in it}");
        return new Target.Unknown();
      }
    }
    String name = known.apply(reference.text("name"));
    String template = known.apply(reference.text("template"));
    if (name.contains("{{") || template.contains("{{")) {
      return new Target.Unknown();
    }
    Optional<Manifest> manifest =
        catalogue.template(name, reference.isTrue("clusterScope"), namespace);
    if (manifest.isEmpty()) {
      elsewhere(name, reference);
      return new Target.Elsewhere();
    }
    Optional<Template> found = manifest.get().template(template);
    if (found.isEmpty()) {
      findings.add(
          Code.ARGO_UNKNOWN_TEMPLATE,
          reference.at("template"),
          "'" + name + "' has no template '" + template + "'",
          Nearest.hint(template, names(manifest.get().templates())),
          Fix.nearest(reference.at("template"), template, names(manifest.get().templates())));
      return new Target.Unknown();
    }
    return new Target.Known(found.get());
  }

  /** The manifest that a workflow takes its templates from. */
  Optional<Manifest> workflowTemplate(Fields reference) {
    String name = reference.text("name");
    Optional<Manifest> manifest =
        catalogue.template(name, reference.isTrue("clusterScope"), namespace);
    if (manifest.isEmpty() && !name.isEmpty()) {
      elsewhere(name, reference);
    }
    return manifest;
  }

  private void elsewhere(String name, Fields reference) {
    String kind = reference.isTrue("clusterScope") ? "ClusterWorkflowTemplate" : "WorkflowTemplate";
    findings.add(
        Code.ARGO_NOT_IN_REPOSITORY,
        reference.at("name"),
        "no " + kind + " '" + name + "' is among these files, so it was not looked at");
  }

  private static Collection<String> names(Collection<Template> templates) {
    return templates.stream().map(Template::name).distinct().toList();
  }
}
