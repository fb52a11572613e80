package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Nearest;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  /** What formats a time, in Argo's own subset of strftime. */
  private static final List<String> FORMATS =
      List.of("B", "b", "m", "A", "a", "d", "H", "I", "M", "S", "Y", "y", "p", "Z", "z", "L");

  private static final Pattern CLOCK =
      Pattern.compile("workflow\\.(duration|creationTimestamp|scheduledTime).*");
  private static final Pattern TIME =
      Pattern.compile(
          "workflow\\.(duration|(creationTimestamp|scheduledTime)(\\.(RFC3339|s|[%s]))?)"
              .formatted(String.join("", FORMATS)));
  private static final Pattern CALL =
      Pattern.compile(
          "(as(Int|Float)|to[A-Z]\\w+|from[A-Z]\\w+|jsonpath|sprig\\.\\w+|int|string)\\(.*");
  private static final Pattern OUTPUT =
      Pattern.compile("([\\w-]+)\\.(?:outputs\\.(?:parameters|artifacts|result)|status).*");
  private static final Pattern PARAMETER =
      Pattern.compile(
          "\\{\\{\\s*(?:inputs\\.parameters|workflow\\.parameters"
              + "|(?:steps|tasks)\\.[\\w-]+\\.outputs\\.(?:parameters|result)).*}}");

  /** A value that is one tag, as GitHub and Argosy write it. */
  private static final Pattern DOLLAR =
      Pattern.compile(
          "\\s*\\$(\\{\\{\\s*(?:=|(?:inputs|outputs|workflow|steps|tasks|item)\\b)[^{}]+}})\\s*");

  /** Parameters as other tools call them. */
  private static final Pattern ELSEWHERE =
      Pattern.compile("(?:params?|vars?|arguments|workflow\\.params|inputs\\.params)\\.([\\w-]+)");

  private static final List<String> OUTPUTS = List.of("parameters", "artifacts", "result");
  private static final Pattern ARTIFACT =
      Pattern.compile("(?:steps|tasks)\\.[\\w-]+\\.outputs\\.artifacts\\.[\\w-]+");

  private static final Pattern PART =
      Pattern.compile("(\\{\\{[^{}=]++}})/*+([^/].*+)", Pattern.DOTALL);
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][\\w-]*+");

  /** Code of others, and templates that are looked at by themselves. */
  private static final Set<String> SKIPPED = Set.of("source", "inline");

  private final Template template;
  private final boolean metrics;
  private final Findings findings;

  private StayingTags(Template template, boolean metrics, Findings findings) {
    this.template = template;
    this.metrics = metrics;
    this.findings = findings;
  }

  static void check(Template template, Findings findings) {
    StayingTags rule = new StayingTags(template, false, findings);
    StayingTags ofMetrics = new StayingTags(template, true, findings);
    for (Entry entry : template.fields().entries()) {
      (entry.key().text().equals("metrics") ? ofMetrics : rule).look(entry);
    }
    template.uses().forEach(rule::values);
  }

  private void look(Entry entry) {
    if (!SKIPPED.contains(entry.key().text())) {
      look(entry.value());
    }
  }

  private void look(Node node) {
    switch (node) {
      case MapNode map -> map.entries().forEach(this::look);
      case ListNode list -> list.items().forEach(this::look);
      case ScalarNode scalar -> {
        Tags.scan(scalar.text()).tags().forEach(t -> tag(t, scalar));
        dollar(scalar);
        ForeignTags.check(scalar, findings);
      }
    }
  }

  private void dollar(ScalarNode scalar) {
    Matcher dollar = DOLLAR.matcher(scalar.text());
    if (dollar.matches()) {
      int from = dollar.start(1) - 1;
      findings.add(
          Diagnostic.of(
                  Code.ARGO_UNKNOWN_VARIABLE,
                  scalar.at(from, from + 1),
                  "the dollar stays in the value: Argo's tags have none",
                  "write " + dollar.group(1))
              .withSeverity(Severity.WARNING));
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
      unknown(tag, scalar, MEANT.get(singular.group(1)) + singular.group(2));
    } else if (CALL.matcher(name).matches()) {
      report(
          tag,
          scalar,
          "a tag without = is the name of a variable, not an expression",
          "write {{=" + name + "}}");
    } else if (name.startsWith("=")) {
      report(
          tag,
          scalar,
          "behind a blank the '=' makes no expression, but is part of a variable's name",
          "write {{" + name + "}}");
    } else if (name.startsWith("parameters.") || name.startsWith("artifacts.")) {
      unknown(tag, scalar, "inputs." + name);
    } else if (ELSEWHERE.matcher(name).matches()) {
      unknown(tag, scalar, parameter(name.substring(name.lastIndexOf('.') + 1)));
    } else if (name.startsWith("resourceDuration.")) {
      unknown(tag, scalar, name.replace("resource", "resources"));
    } else if (name.startsWith("outputs.")) {
      output(tag, scalar);
    } else if (CLOCK.matcher(name).matches() && !TIME.matcher(name).matches()) {
      report(
          tag,
          scalar,
          "there is no variable '" + name + "'",
          "known here: workflow.duration, workflow.creationTimestamp and workflow.scheduledTime,"
              + " the last two also with .RFC3339, .s or one of ."
              + String.join(", .", FORMATS));
    } else {
      bare(tag, scalar);
    }
  }

  /** Outputs that the template itself does not have; only metrics read more than their paths. */
  private void output(Tag tag, ScalarNode scalar) {
    String[] parts = tag.name().split("\\.");
    boolean known = parts.length > 1 && OUTPUTS.contains(parts[1]);
    if (!known) {
      report(
          tag,
          scalar,
          "there is no variable '" + tag.name() + "'",
          parts.length < 2 ? "" : Nearest.hint(parts[1], OUTPUTS));
    } else if (parts.length > 2 && !parts[1].equals("result")) {
      List<String> names =
          template.outputs().maps(parts[1]).stream().map(o -> o.text("name")).toList();
      if (!names.contains(parts[2])) {
        report(
            tag,
            scalar,
            "the template has no output '" + parts[2] + "'",
            Nearest.hint(parts[2], names));
      }
    }
  }

  private void bare(Tag tag, ScalarNode scalar) {
    Optional<String> meant = meant(tag.name());
    if (meant.isPresent()) {
      unknown(tag, scalar, meant.get());
    } else if (metrics
        && !OUTPUT.matcher(tag.name()).matches()
        && !MetricTags.isKnown(tag.name())) {
      findings.add(MetricTags.unknown(tag, scalar));
    }
  }

  /** What a name means: a step, an input or a parameter without what stands before it. */
  private Optional<String> meant(String name) {
    Matcher output = OUTPUT.matcher(name);
    if (output.matches()) {
      return template.uses().stream()
          .filter(u -> u.name().equals(output.group(1)))
          .findFirst()
          .map(u -> u.word() + "." + name);
    }
    if (name.equals("items") && !template.isLeaf()) {
      return Optional.of("item");
    }
    if (isNamed(template.inputs(), name)) {
      return Optional.of("inputs.parameters." + name);
    }
    if (isNamed(template.owner().spec().map("arguments"), name)) {
      return Optional.of("workflow.parameters." + name);
    }
    return name.equals("pod") || name.equals("workflow")
        ? Optional.of(name + ".name")
        : Optional.empty();
  }

  private String parameter(String name) {
    boolean own =
        isNamed(template.inputs(), name)
            || !isNamed(template.owner().spec().map("arguments"), name);
    return (own ? "inputs.parameters." : "workflow.parameters.") + name;
  }

  private static boolean isNamed(Fields owner, String name) {
    return owner.maps("parameters").stream().anyMatch(p -> p.text("name").equals(name));
  }

  private void unknown(Tag tag, ScalarNode scalar, String meant) {
    report(
        tag,
        scalar,
        "Argo knows nothing called '" + tag.name() + "'",
        "did you mean '" + meant + "'?");
  }

  /** An artifact is handed on by from: as a value it is no text, and the run would wait for it. */
  private void values(Use use) {
    use.fields().scalar("when").ifPresent(this::condition);
    use.fields().scalar("withParam").ifPresent(this::condition);
    use.fields().scalar("withParam").ifPresent(this::noArtifact);
    for (Fields artifact : use.arguments().maps("artifacts")) {
      artifact
          .scalar("from")
          .filter(from -> PARAMETER.matcher(from.text()).matches())
          .ifPresent(from ->
              findings.add(
                  Code.ARGO_ARGUMENT,
                  from.at(),
                  "a parameter is no artifact, so this cannot be resolved",
                  "hand it on by parameters: [{name: ..., value: \"{{...}}\"}]"));
      artifact.scalar("from").ifPresent(this::part);
    }
    for (Fields parameter : use.arguments().maps("parameters")) {
      parameter.scalar("value").ifPresent(this::noArtifact);
    }
  }

  /** Argo looks for an artifact of the whole text. */
  private void part(ScalarNode from) {
    Matcher part = PART.matcher(from.text());
    if (part.matches()) {
      findings.add(
          Diagnostic.of(
                  Code.ARGO_ARGUMENT,
                  from.at(),
                  "this is no artifact: 'from' names one, and nothing stands behind it",
                  "write from: \"" + part.group(1) + "\" and subPath: \"" + part.group(2) + "\"")
              .withSeverity(Severity.WARNING));
    }
  }

  /** A tag that stays in what Argo itself reads: it cannot be read then. */
  private void condition(ScalarNode scalar) {
    Tags.scan(scalar.text()).tags().stream()
        .filter(t -> !t.isExpression() && PLAIN.matcher(t.name()).matches())
        .filter(t -> !isItem(t.name()) && meant(t.name()).isEmpty())
        .forEach(t -> report(t, scalar, "Argo knows nothing called '" + t.name() + "'", ""));
  }

  private static boolean isItem(String name) {
    return name.equals("item") || name.equals("retries");
  }

  private void noArtifact(ScalarNode value) {
    Tags.scan(value.text()).tags().stream()
        .filter(t -> !t.isExpression() && ARTIFACT.matcher(t.name()).matches())
        .forEach(t ->
            report(
                t,
                value,
                "an artifact is no text",
                "hand it on by artifacts: [{name: ..., from: \"{{...}}\"}]"));
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
