package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.diagnostic.Severity;
import dev.argosy.manifest.structure.StructureCheck;
import dev.argosy.manifest.view.Fields;
import dev.argosy.yaml.Node.ScalarNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Metrics of a template or a workflow. */
final class Metrics {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

  private static final Pattern NAME_OR_TAG =
      Pattern.compile("([a-zA-Z_]|\\{\\{[^{}]*\\}\\})([a-zA-Z0-9_]|\\{\\{[^{}]*\\}\\})*+");

  private static final List<String> DURATIONS = List.of("duration", "workflow.duration");
  private static final List<String> KINDS = List.of("gauge", "counter", "histogram");

  /** What Go reads as a number, but for its hexadecimal ones. */
  private static final Pattern NUMBER =
      Pattern.compile(
          "[-+]?([0-9][0-9_]*(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]+)?|(?i)[-+]?(inf|infinity|nan)");

  private static final Pattern REALTIME = Pattern.compile("\\{\\{\\s*(workflow\\.)?duration\\s*}}");

  private Metrics() {}

  /** Those of a template, whose names Argo looks at before it puts in what tags stand for. */
  static void check(Fields template, Findings findings) {
    for (Fields metric : template.map("metrics").maps("prometheus")) {
      metric(metric, NAME, findings);
    }
  }

  /** Those of a whole workflow: it runs also where Argo cannot count one. */
  static void ofWorkflow(Fields spec, Findings findings) {
    Findings own = new Findings();
    for (Fields metric : spec.map("metrics").maps("prometheus")) {
      metric(metric, NAME_OR_TAG, own);
    }
    own.sorted().stream()
        .filter(d -> d.code() == Code.ARGO_METRIC)
        .map(d -> d.withSeverity(Severity.WARNING))
        .forEach(findings::add);
  }

  private static void metric(Fields metric, Pattern form, Findings findings) {
    String name = metric.text("name");
    if (name.isEmpty()) {
      findings.add(Code.MISSING_KEY, metric.at(), StructureCheck.missing("name", "prometheus"));
    } else if (!form.matcher(name).matches()) {
      findings.add(
          Code.ARGO_METRIC,
          metric.at("name"),
          "'" + name + "' cannot be the name of a metric",
          "it must have letters, digits and '_', and not start with a digit");
    }
    for (Fields label : metric.maps("labels")) {
      if (label.text("key").isEmpty()) {
        findings.add(Code.MISSING_KEY, label.at(), StructureCheck.missing("key", "labels"));
      } else if (!form.matcher(label.text("key")).matches()) {
        findings.add(
            Code.ARGO_METRIC,
            label.at("key"),
            "'" + label.text("key") + "' cannot be the name of a label of a metric");
      }
    }
    if (metric.text("help").isEmpty()) {
      findings.add(Code.MISSING_KEY, metric.at(), StructureCheck.missing("help", "prometheus"));
    }
    for (String kind : KINDS) {
      Fields value = metric.map(kind);
      if (value.exists() && value.text("value").isEmpty()) {
        findings.add(Code.MISSING_KEY, value.at(), StructureCheck.missing("value", kind));
      }
    }
    if (KINDS.stream().noneMatch(metric.keys()::contains) && !name.isEmpty()) {
      findings.add(
          Diagnostic.of(
                  Code.ARGO_METRIC,
                  metric.at("name"),
                  "the metric '" + name + "' does not say what it counts",
                  "write one of " + String.join(", ", KINDS))
              .withSeverity(Severity.WARNING));
    }
    value(metric, findings);
    Fields gauge = metric.map("gauge");
    if (gauge.isTrue("realtime") && gauge.text("value").contains("resourcesDuration.")) {
      findings.add(
          Code.ARGO_METRIC,
          gauge.at("value"),
          "resourcesDuration is not known before the end, so it cannot be a real-time metric");
    }
  }

  /** The run goes on where a metric cannot be counted. */
  private static void value(Fields metric, Findings findings) {
    for (String kind : KINDS) {
      Optional<ScalarNode> value =
          metric.map(kind).scalar("value").filter(v -> !v.text().isEmpty());
      if (metric.map(kind).isTrue("realtime")) {
        value.ifPresent(v -> realtime(v, findings));
      } else {
        value.filter(v -> !v.text().contains("{{")).ifPresent(v -> number(v, findings));
      }
    }
  }

  /** A tag that is nearly right is told as one that is not known. */
  private static void realtime(ScalarNode value, Findings findings) {
    String tag = value.text().replaceAll("[{} ]", "");
    if (!REALTIME.matcher(value.text()).matches()
        && Nearest.to(tag, DURATIONS).isEmpty()
        && !tag.contains("resourcesDuration.")) {
      uncounted(
          value,
          "a real-time metric counts a duration and nothing else",
          "write \"{{duration}}\" or \"{{workflow.duration}}\", or realtime: false",
          findings);
    }
  }

  private static void number(ScalarNode value, Findings findings) {
    String text = value.text();
    if (!NUMBER.matcher(text).matches()) {
      uncounted(
          value,
          "the value of a metric is a number, not '" + text + "'",
          text.matches("\\w+") && MetricTags.isKnown(text) ? "write \"{{" + text + "}}\"" : "",
          findings);
    }
  }

  private static void uncounted(ScalarNode value, String message, String hint, Findings findings) {
    findings.add(
        Diagnostic.of(Code.ARGO_METRIC, value.at(), message, hint).withSeverity(Severity.WARNING));
  }
}
