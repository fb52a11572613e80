package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Severity;
import dev.argosy.manifest.text.Tag;
import dev.argosy.manifest.text.Tags;
import dev.argosy.manifest.view.Fields;
import dev.argosy.manifest.view.Template;
import dev.argosy.manifest.view.Use;
import dev.argosy.yaml.Node;
import dev.argosy.yaml.Node.Entry;
import dev.argosy.yaml.Node.ListNode;
import dev.argosy.yaml.Node.MapNode;
import dev.argosy.yaml.Node.ScalarNode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tags that Argo takes without a word and never replaces. Programs have braces of their own, so
 * these are warnings, and sources of scripts are not looked at.
 */
final class StayingTags {
  private static final Pattern SINGULAR =
      Pattern.compile(
          "(input|output|step|task|workflows)(\\.(?:parameters|artifacts|name)\\b.*|\\.[\\w-]+\\.outputs\\..+)");
  private static final Map<String, String> MEANT =
      Map.of(
          "input", "inputs",
          "output", "outputs",
          "step", "steps",
          "task", "tasks",
          "workflows", "workflow");
  private static final Pattern ARTIFACT =
      Pattern.compile("(?:steps|tasks)\\.[\\w-]+\\.outputs\\.artifacts\\.[\\w-]+");

  private final Template template;
  private final Findings findings;

  private StayingTags(Template template, Findings findings) {
    this.template = template;
    this.findings = findings;
  }

  static void check(Template template, Findings findings) {
    StayingTags rule = new StayingTags(template, findings);
    for (Entry entry : template.fields().entries()) {
      rule.look(entry);
    }
    template.uses().forEach(rule::values);
  }

  private void look(Entry entry) {
    if (!entry.key().text().equals("source")) {
      look(entry.value());
    }
  }

  private void look(Node node) {
    switch (node) {
      case MapNode map -> map.entries().forEach(this::look);
      case ListNode list -> list.items().forEach(this::look);
      case ScalarNode scalar -> Tags.scan(scalar.text()).tags().forEach(t -> tag(t, scalar));
    }
  }

  private void tag(Tag tag, ScalarNode scalar) {
    if (tag.isExpression()) {
      return;
    }
    String name = tag.name();
    Matcher singular = SINGULAR.matcher(name);
    boolean item = name.equals("item") || name.startsWith("item.");
    // In place the template is part of the step that loops.
    if (item && template.isLeaf() && !template.name().isEmpty()) {
      report(
          tag,
          scalar,
          "the item is seen in the step that loops only",
          "hand it on as an argument, and read the input here");
    } else if (singular.matches()) {
      String meant = MEANT.get(singular.group(1)) + singular.group(2);
      report(
          tag, scalar, "Argo knows nothing called '" + name + "'", "did you mean '" + meant + "'?");
    }
  }

  /** An artifact is handed on by from: as a value it is no text, and the run would wait for it. */
  private void values(Use use) {
    for (Fields parameter : use.arguments().maps("parameters")) {
      parameter
          .scalar("value")
          .ifPresent(value ->
              Tags.scan(value.text()).tags().stream()
                  .filter(t -> !t.isExpression() && ARTIFACT.matcher(t.name()).matches())
                  .forEach(t ->
                      report(
                          t,
                          value,
                          "an artifact is no text",
                          "hand it on by artifacts: [{name: ..., from: \"{{...}}\"}]")));
    }
  }

  private void report(Tag tag, ScalarNode scalar, String why, String hint) {
    int from = tag.nameFrom();
    findings.add(
        Diagnostic.of(
                Code.ARGO_UNKNOWN_VARIABLE,
                scalar.at(from, from + tag.name().length()),
                why + ", so nothing takes the place of this tag",
                hint)
            .withSeverity(Severity.WARNING));
  }
}
