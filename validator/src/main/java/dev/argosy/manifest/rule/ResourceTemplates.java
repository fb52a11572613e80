package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.diagnostic.Severity;
import dev.argosy.link.ImageName;
import dev.argosy.manifest.structure.StructureCheck;
import dev.argosy.manifest.structure.Words;
import dev.argosy.manifest.text.Tag;
import dev.argosy.manifest.text.Tags;
import dev.argosy.manifest.view.Fields;
import dev.argosy.manifest.view.Template;
import dev.argosy.yaml.Documents;
import dev.argosy.yaml.Node;
import dev.argosy.yaml.Node.Entry;
import dev.argosy.yaml.Node.ListNode;
import dev.argosy.yaml.Node.MapNode;
import dev.argosy.yaml.Node.ScalarNode;
import java.util.List;

/** Templates that make, change or delete an object of Kubernetes. */
final class ResourceTemplates {
  private static final List<String> ACTIONS =
      List.of("get", "create", "apply", "delete", "replace", "patch");

  private static final List<String> TYPE = List.of("apiVersion", "kind");

  private static final List<String> REPLACED =
      List.of("inputs.", "outputs.", "workflow.", "pod.", "retries", "lastRetry.");

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
    if (!resource.has("manifest") && !resource.has("manifestFrom")) {
      findings.add(
          Code.ARGO_RESOURCE,
          resource.at(),
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
    boolean whole = !resource.text("action").equals("patch"); // a patch is said by flags of what
    resource.scalar("manifest").ifPresent(m -> yaml(m, whole, findings));
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

  private static void yaml(ScalarNode manifest, boolean whole, Findings findings) {
    String text = withoutTags(manifest.text());
    Documents read = Patches.read(manifest, text);
    Patches.broken(read)
        .map(d -> Patches.said(d, manifest, text, "the manifest is not YAML: "))
        .ifPresent(findings::add);
    read.documents().forEach(d -> images(d, manifest, findings));
    if (whole) {
      read.documents().forEach(d -> object(d, manifest, findings));
    }
  }

  /** An object without a kind is none; one of which a tag makes the keys may have it. */
  private static void object(Node document, ScalarNode manifest, Findings findings) {
    boolean open = manifest.text().lines().anyMatch(l -> l.strip().startsWith("{{"));
    if (open || !(document instanceof MapNode map) || map.entries().isEmpty()) {
      return;
    }
    Fields object = Fields.of(map);
    List<String> missing = TYPE.stream().filter(k -> !object.has(k)).toList();
    if (!missing.isEmpty()) {
      int from = Patches.offset(manifest.text(), map.entries().getFirst().key().at().span());
      findings.add(
          Diagnostic.of(
                  Code.ARGO_RESOURCE,
                  manifest.at(from, from + map.entries().getFirst().key().text().length()),
                  "the manifest has no " + String.join(" and no ", missing),
                  missing.getFirst().equals("kind") ? "for example kind: Job" : "")
              .withSeverity(Severity.WARNING));
    }
  }

  /** Images of pods that others make of the manifest. */
  private static void images(Node node, ScalarNode manifest, Findings findings) {
    switch (node) {
      case ListNode list -> list.items().forEach(i -> images(i, manifest, findings));
      case ScalarNode scalar -> {}
      case MapNode map -> {
        for (Entry entry : map.entries()) {
          if (entry.key().text().equals("image") && entry.value() instanceof ScalarNode image) {
            int from = Patches.offset(manifest.text(), image.at().span());
            int to = Math.min(from + image.at().text().length(), manifest.text().length());
            if (!manifest.text().substring(from, to).contains("{{")) {
              ImageName.moving(image.text(), manifest.at(from, to)).ifPresent(findings::add);
            }
          }
          images(entry.value(), manifest, findings);
        }
      }
    }
  }

  /** As long as before, so that places stay. */
  static String withoutTags(String text) {
    StringBuilder plain = new StringBuilder(text);
    for (Tag tag : Tags.scan(text).tags()) {
      if (!tag.isExpression() && !isReplaced(tag.name())) {
        continue;
      }
      for (int i = tag.from(); i < tag.to(); i++) {
        if (plain.charAt(i) != '\n') {
          plain.setCharAt(i, 'x');
        }
      }
    }
    return plain.toString();
  }

  /** Whether Argo puts a value in before it reads the manifest. */
  private static boolean isReplaced(String name) {
    return REPLACED.stream().anyMatch(name::startsWith)
        && (Scope.isChecked(name) || !name.startsWith("workflow."));
  }
}
