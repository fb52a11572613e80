package dev.argosy.policy;

import dev.argosy.link.LinkedPipeline;
import dev.argosy.link.LinkedStep;
import dev.argosy.manifest.view.Manifest;
import dev.argosy.manifest.view.Template;
import java.util.Optional;

/** What a team's own rule is asked about. */
sealed interface Subject {
  /**
   * A pipeline of the language.
   *
   * @param step empty where the rule is of pipelines
   */
  record Linked(LinkedPipeline pipeline, Optional<LinkedStep> step) implements Subject {}

  /**
   * A plain manifest: it is the pipeline, and its templates are the steps.
   *
   * @param template empty where the rule is of pipelines
   */
  record Plain(Manifest manifest, Optional<Template> template) implements Subject {}
}
