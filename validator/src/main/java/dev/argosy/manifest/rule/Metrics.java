package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Severity;
import dev.argosy.manifest.structure.StructureCheck;
import dev.argosy.manifest.view.Fields;
import java.util.List;
import java.util.regex.Pattern;

/** Metrics of a template or a workflow. */
final class Metrics {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

  private static final Pattern NAME_OR_TAG =
      Pattern.compile("([a-zA-Z_]|\\{\\{[^{}]*\\}\\})([a-zA-Z0-9_]|\\{\\{[^{}]*\\}\\})*+");

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
    for (String kind : List.of("gauge", "counter", "histogram")) {
      Fields value = metric.map(kind);
      if (value.exists() && value.text("value").isEmpty()) {
        findings.add(Code.MISSING_KEY, value.at(), StructureCheck.missing("value", kind));
      }
    }
    Fields gauge = metric.map("gauge");
    if (gauge.isTrue("realtime") && gauge.text("value").contains("resourcesDuration.")) {
      findings.add(
          Code.ARGO_METRIC,
          gauge.at("value"),
          "resourcesDuration is not known before the end, so it cannot be a real-time metric");
    }
  }
}
