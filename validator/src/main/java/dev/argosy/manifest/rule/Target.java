package dev.argosy.manifest.rule;

import dev.argosy.manifest.view.Template;

/** What a step, a task, a hook or a workflow runs. */
sealed interface Target {
  /** A template that is known. */
  record Known(Template template) implements Target {}

  /** A template of a manifest that is not here; it may have any inputs and outputs. */
  record Elsewhere() implements Target {}

  /** A name that is known only when it runs, or a wrong one, which is reported. */
  record Unknown() implements Target {}
}
