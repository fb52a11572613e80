package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.manifest.text.ExprLang;
import dev.argosy.manifest.text.ExprReference;
import dev.argosy.manifest.text.Tag;
import dev.argosy.manifest.text.Tags;
import dev.argosy.manifest.view.Template;
import dev.argosy.manifest.view.TemplateType;
import dev.argosy.manifest.view.Use;
import dev.argosy.yaml.Node;
import dev.argosy.yaml.Node.ListNode;
import dev.argosy.yaml.Node.MapNode;
import dev.argosy.yaml.Node.ScalarNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Outputs of a step that may be skipped, read by one that runs all the same: since 3.7.16 and 4.0.7
 * Argo ends the run there (docs/upgrading.md of Argo).
 */
final class AbsentOutputs {
  private final Template template;
  private final Map<String, Use> conditional = new LinkedHashMap<>();
  private final Findings findings;

  private AbsentOutputs(Template template, Findings findings) {
    this.template = template;
    this.findings = findings;
  }

  static void check(Template template, Findings findings) {
    AbsentOutputs rule = new AbsentOutputs(template, findings);
    for (Use use : template.uses()) {
      if (!use.fields().text("when").isEmpty() && !use.isLoop()) {
        rule.conditional.put(use.name(), use);
      }
    }
    if (!rule.conditional.isEmpty()) {
      // One with a condition of its own may be skipped just when the other one is.
      template.uses().stream()
          .filter(u -> u.fields().text("when").isEmpty())
          .forEach(u -> {
            u.arguments().get("parameters").ifPresent(p -> rule.look(p, u));
            u.arguments().maps("artifacts").stream()
                .filter(a -> !a.isTrue("optional"))
                .forEach(a -> a.scalar("from").ifPresent(from -> rule.look(from, u)));
          });
    }
  }

  private void look(Node node, Use reader) {
    switch (node) {
      case MapNode map -> map.entries().forEach(e -> look(e.value(), reader));
      case ListNode list -> list.items().forEach(i -> look(i, reader));
      case ScalarNode scalar ->
          Tags.scan(scalar.text()).tags().forEach(t -> tag(t, scalar, reader));
    }
  }

  private void tag(Tag tag, ScalarNode scalar, Use reader) {
    if (!tag.isExpression()) {
      asked(List.of(tag.name().split("\\.")), reader)
          .ifPresent(other -> report(other, tag.from(), tag.to(), scalar));
      return;
    }
    for (ExprReference r : ExprLang.check(tag.inner(), ExpressionFields.ARGO).references()) {
      if (!r.guarded()) {
        asked(r.path(), reader).ifPresent(other -> report(other, tag.from(), tag.to(), scalar));
      }
    }
  }

  /** The step whose output the path is, when it may be missing where {@code reader} runs. */
  private Optional<Use> asked(List<String> path, Use reader) {
    boolean output =
        path.getFirst().equals(reader.word()) && path.size() > 3 && path.get(2).equals("outputs");
    return output
        ? Optional.ofNullable(conditional.get(path.get(1)))
            .filter(other -> !other.equals(reader))
            .filter(other -> !comesOnlyAfterSuccess(reader, other))
            .filter(other -> !hasDefault(other, path))
        : Optional.empty();
  }

  private static boolean comesOnlyAfterSuccess(Use reader, Use other) {
    String depends = reader.fields().text("depends");
    return depends.contains(other.name() + ".Succeeded") && !depends.contains("||");
  }

  /** Also of what nobody here can see nothing is said. */
  private boolean hasDefault(Use other, List<String> path) {
    if (!path.get(3).equals("parameters") || path.size() < 5) {
      return other.template().isEmpty();
    }
    return template.owner().templates().stream()
        .filter(t -> t.name().equals(other.template()))
        .findFirst()
        .map(t ->
            t.outputs().maps("parameters").stream()
                .filter(p -> p.text("name").equals(path.get(4)))
                .anyMatch(p -> p.map("valueFrom").has("default") || p.has("value")))
        .orElse(true);
  }

  private void report(Use other, int from, int to, ScalarNode scalar) {
    boolean artifact = scalar.text().contains(".outputs.artifacts.");
    findings.add(
        Diagnostic.of(
                Code.ARGO_ABSENT_OUTPUT,
                scalar.at(from, to),
                "there is no such "
                    + (artifact ? "artifact" : "value")
                    + " when '"
                    + other.name()
                    + "' is skipped, and then Argo ends the run here",
                (template.is(TemplateType.DAG)
                        ? "write depends: " + other.name() + ".Succeeded"
                        : "give this step the same when")
                    + (artifact
                        ? ", or let the argument and the input be optional: true"
                        : ", or give the output a valueFrom.default"))
            .withRelated(other.fields().key("when"), "it runs only under this condition"));
  }
}
