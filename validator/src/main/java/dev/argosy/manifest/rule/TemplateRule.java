package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.Findings;
import dev.argosy.manifest.view.Template;
import java.util.List;

/** A rule that sees one template, of whatever scope it is. */
@FunctionalInterface
interface TemplateRule {
  /** All of them. */
  List<TemplateRule> ALL =
      List.of(
          TemplateTypes::check,
          TemplateNames::check,
          Inputs::check,
          Outputs::check,
          TypeFields::check,
          Containers::check,
          ContainerSets::check,
          ResourceTemplates::check,
          (t, f) -> Metrics.check(t.fields(), f),
          (t, f) -> Locks.check(t.fields().map("synchronization"), f),
          Durations::check,
          (t, f) -> t.uses().forEach(u -> Uses.check(u, f)),
          DagTasks::check,
          AbsentOutputs::check,
          StayingTags::check,
          ExpressionFields::template,
          Plugins::check,
          Pods::check);

  void check(Template template, Findings findings);
}
