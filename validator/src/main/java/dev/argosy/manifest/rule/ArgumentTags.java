package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.manifest.text.Tag;
import dev.argosy.manifest.text.Tags;
import dev.argosy.manifest.view.Fields;
import dev.argosy.manifest.view.Manifest;
import dev.argosy.manifest.view.Template;
import dev.argosy.yaml.Node;
import dev.argosy.yaml.Node.ListNode;
import dev.argosy.yaml.Node.MapNode;
import dev.argosy.yaml.Node.ScalarNode;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tags in the arguments of a whole workflow: they stand for themselves wherever one is used. */
final class ArgumentTags {
  private ArgumentTags() {}

  static void check(Manifest manifest, Scope globals, Findings findings) {
    Scope scope = new Scope(globals);
    for (Template template : manifest.templates()) {
      for (Fields input : template.inputs().maps("parameters")) {
        scope.add("inputs.parameters." + input.text("name"));
      }
    }
    Set<String> first = Set.of();
    if (!manifest.kind().isTemplate()) {
      artifacts(manifest, scope, findings);
      first = inputs(manifest, "parameters");
    }
    Node templates = manifest.spec().get("templates").orElse(manifest.node());
    for (Fields argument : manifest.spec().map("arguments").maps("parameters")) {
      String name = argument.text("name");
      Optional<ScalarNode> value = argument.scalar("value").filter(v -> v.text().contains("{{"));
      if (value.isPresent()
          && (first.contains(name) || mentions(templates, "workflow.parameters." + name))) {
        tags(value.get(), scope, findings);
      }
    }
  }

  /** What the template takes that the workflow starts with, if Argo looks at it as a whole. */
  private static Set<String> inputs(Manifest manifest, String kind) {
    return manifest.template(manifest.spec().text("entrypoint")).stream()
        .filter(t -> t.type().filter(type -> !type.isGraph()).isPresent())
        .flatMap(t -> t.inputs().maps(kind).stream())
        .map(i -> i.text("name"))
        .collect(Collectors.toSet());
  }

  /** An artifact takes the place of the input of the template that the workflow starts with. */
  private static void artifacts(Manifest manifest, Scope globals, Findings findings) {
    Set<String> inputs = inputs(manifest, "artifacts");
    for (Fields artifact : manifest.spec().map("arguments").maps("artifacts")) {
      if (inputs.contains(artifact.text("name")) && artifact.node() != null) {
        new Variables(globals, findings).check(artifact.node());
      }
    }
  }

  private static void tags(ScalarNode value, Scope scope, Findings findings) {
    for (Tag tag : Tags.scan(value.text()).tags()) {
      if (!tag.isExpression() && !scope.accepts(tag.name())) {
        findings.add(
            Code.ARGO_UNKNOWN_VARIABLE,
            value.at(tag.from(), tag.to()),
            UnknownVariable.of(tag.name(), scope).message(),
            "only workflow. is known in the arguments of a workflow");
      }
    }
  }

  private static boolean mentions(Node node, String word) {
    return switch (node) {
      case MapNode map -> map.entries().stream().anyMatch(e -> mentions(e.value(), word));
      case ListNode list -> list.items().stream().anyMatch(i -> mentions(i, word));
      case ScalarNode scalar -> scalar.text().contains(word);
    };
  }
}
