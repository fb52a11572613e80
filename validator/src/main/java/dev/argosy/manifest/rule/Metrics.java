package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.manifest.structure.StructureCheck;
import dev.argosy.manifest.view.Fields;
import java.util.List;
import java.util.regex.Pattern;

/** Metrics of a template or a workflow. */
final class Metrics {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

  private Metrics() {}

  static void check(Fields owner, Findings findings) {
    for (Fields metric : owner.map("metrics").maps("prometheus")) {
      metric(metric, findings);
    }
  }

  private static void metric(Fields metric, Findings findings) {
    String name = metric.text("name");
    if (metric.has("name") && !NAME.matcher(name).matches()) {
      findings.add(
          Code.ARGO_METRIC,
          metric.at("name"),
          "'" + name + "' cannot be the name of a metric",
          "it must have letters, digits and '_', and not start with a digit");
    }
    for (Fields label : metric.maps("labels")) {
      if (label.text("key").isEmpty()) {
        findings.add(Code.MISSING_KEY, label.at(), StructureCheck.missing("key", "labels"));
      } else if (!NAME.matcher(label.text("key")).matches()) {
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
