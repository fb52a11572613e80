package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.diagnostic.Severity;
import dev.argosy.manifest.structure.StructureCheck;
import dev.argosy.manifest.structure.Words;
import dev.argosy.manifest.view.Fields;
import dev.argosy.manifest.view.Template;
import dev.argosy.yaml.Node.ScalarNode;
import java.util.List;

/** Templates that make, change or delete an object of Kubernetes. */
final class ResourceTemplates {
  private static final List<String> ACTIONS =
      List.of("get", "create", "apply", "delete", "replace", "patch");

  private ResourceTemplates() {}

  static void check(Template template, Findings findings) {
    Fields resource = template.fields().map("resource");
    if (!resource.exists()) {
      return;
    }
    outputs(template, findings);
    String action = resource.text("action");
    if (action.isEmpty()) {
      findings.add(Code.MISSING_KEY, resource.at(), StructureCheck.missing("action", "resource"));
    }
    Words.wrong(resource, "action", ACTIONS)
        .filter(d -> !action.contains("{{"))
        .ifPresent(findings::add);
    if (!action.equals("get") && !action.equals("delete")) {
      manifest(template, resource, findings);
    }
  }

  private static boolean isOpen(String path) {
    return !path.contains("{{")
        && !path.contains("'")
        && !path.contains("\"")
        && path.chars().filter(c -> c == '{').count() != path.chars().filter(c -> c == '}').count();
  }

  private static void manifest(Template template, Fields resource, Findings findings) {
    boolean written = !resource.text("manifest").isEmpty();
    boolean mapped = resource.map("manifest").exists() || !resource.list("manifest").isEmpty();
    if (!written && !mapped && !resource.has("manifestFrom")) {
      findings.add(
          Code.ARGO_RESOURCE,
          resource.at("manifest"),
          "a resource template needs a manifest",
          "write manifest or manifestFrom");
    }
    if (written && resource.has("manifestFrom")) {
      findings.add(
          Code.ARGO_RESOURCE,
          resource.key("manifestFrom"),
          "a resource template has either manifest or manifestFrom");
    }
    Fields artifact = resource.map("manifestFrom").map("artifact");
    List<String> inputs =
        template.inputs().maps("artifacts").stream().map(a -> a.text("name")).toList();
    if (artifact.exists() && !inputs.contains(artifact.text("name"))) {
      findings.add(
          Code.ARGO_RESOURCE,
          artifact.at("name"),
          "the template has no input artifact '" + artifact.text("name") + "'",
          Nearest.hint(artifact.text("name"), inputs));
    }
    resource.scalar("manifest").ifPresent(m -> ResourceManifests.check(m, resource, findings));
    resource
        .scalar("manifest")
        .ifPresent(
            m -> ResourceManifests.values(m, template.owner().spec().map("arguments"), findings));
  }

  /** kubectl prints what stands outside of braces as it is. */
  private static void outputs(Template template, Findings findings) {
    for (Fields output : template.outputs().maps("parameters")) {
      ScalarNode path = output.map("valueFrom").scalar("jsonPath").orElse(null);
      if (path != null && isOpen(path.text())) {
        findings.add(
            Code.ARGO_RESOURCE,
            path.at(),
            "the braces of this path do not match",
            "write '{.a.b}'");
      }
      output
          .map("valueFrom")
          .scalar("jsonPath")
          .filter(p -> !p.text().isEmpty() && !p.text().contains("{"))
          .ifPresent(p ->
              findings.add(
                  Diagnostic.of(
                          Code.ARGO_RESOURCE,
                          p.at(),
                          "a path without braces is no path: this text itself is the output",
                          "write '{" + (p.text().matches("[.$].*") ? "" : ".") + p.text() + "}'")
                      .withSeverity(Severity.WARNING)));
    }
  }
}
