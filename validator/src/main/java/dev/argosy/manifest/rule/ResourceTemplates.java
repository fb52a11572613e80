package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.diagnostic.Span;
import dev.argosy.manifest.structure.StructureCheck;
import dev.argosy.manifest.structure.Words;
import dev.argosy.manifest.text.Tag;
import dev.argosy.manifest.text.Tags;
import dev.argosy.manifest.view.Fields;
import dev.argosy.manifest.view.Template;
import dev.argosy.source.SourceFile;
import dev.argosy.yaml.Node.ScalarNode;
import dev.argosy.yaml.YamlReader;
import java.util.List;
import java.util.Set;

/** Templates that make, change or delete an object of Kubernetes. */
final class ResourceTemplates {
  private static final List<String> ACTIONS =
      List.of("get", "create", "apply", "delete", "replace", "patch");

  /** What cannot be read at all; the rest may be right in a manifest of another kind. */
  private static final Set<Code> BROKEN = Set.of(Code.YAML_SYNTAX, Code.BAD_INDENTATION);

  private static final List<String> REPLACED =
      List.of("inputs.", "outputs.", "workflow.", "pod.", "retries", "lastRetry.");

  private ResourceTemplates() {}

  static void check(Template template, Findings findings) {
    Fields resource = template.fields().map("resource");
    if (!resource.exists()) {
      return;
    }
    String action = resource.text("action");
    if (action.isEmpty()) {
      findings.add(Code.MISSING_KEY, resource.at(), StructureCheck.missing("action", "resource"));
    }
    Words.wrong(resource, "action", ACTIONS).ifPresent(findings::add);
    if (!action.equals("get") && !action.equals("delete")) {
      manifest(template, resource, findings);
    }
  }

  private static void manifest(Template template, Fields resource, Findings findings) {
    boolean written = !resource.text("manifest").isEmpty();
    if (!written && !resource.has("manifestFrom")) {
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
    resource.scalar("manifest").ifPresent(m -> yaml(m, findings));
  }

  private static void yaml(ScalarNode manifest, Findings findings) {
    String text = withoutTags(manifest.text());
    SourceFile file = new SourceFile("manifest", text);
    for (Diagnostic d : YamlReader.read(file).findings()) {
      if (BROKEN.contains(d.code())) {
        int from = offset(text, d.at().span());
        findings.add(
            Code.ARGO_RESOURCE,
            manifest.at(from, Math.min(from + 1, text.length())),
            "the manifest is not YAML: " + d.message(),
            d.hint());
        return;
      }
    }
  }

  /** As long as before, so that places stay. */
  private static String withoutTags(String text) {
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

  private static int offset(String text, Span span) {
    int line = 1;
    int at = 0;
    while (line < span.line() && text.indexOf('\n', at) >= 0) {
      at = text.indexOf('\n', at) + 1;
      line++;
    }
    return Math.min(at + span.column() - 1, Math.max(0, text.length() - 1));
  }
}
