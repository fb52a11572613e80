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
    Node templates = manifest.spec().get("templates").orElse(manifest.node());
    for (Fields argument : manifest.spec().map("arguments").maps("parameters")) {
      String variable = "workflow.parameters." + argument.text("name");
      argument
          .scalar("value")
          .filter(v -> v.text().contains("{{") && mentions(templates, variable))
          .ifPresent(v -> tags(v, scope, findings));
    }
  }

  private static void tags(ScalarNode value, Scope scope, Findings findings) {
    for (Tag tag : Tags.scan(value.text()).tags()) {
      if (!tag.isExpression() && !scope.accepts(tag.name())) {
        findings.add(
            Code.ARGO_UNKNOWN_VARIABLE,
            value.at(tag.from(), tag.to()),
            UnknownVariable.message(tag.name(), scope),
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
