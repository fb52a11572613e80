package dev.argosy.cli;

import java.util.Optional;

/**
 * How to compile.
 *
 * @param environment the environment of the project to compile for, none for its defaults
 * @param asWorkflow whether pipelines become Workflows that run at once, not WorkflowTemplates
 */
public record Choices(Optional<String> environment, boolean asWorkflow) {
  /** No environment, templates. */
  public static final Choices DEFAULT = new Choices(Optional.empty(), false);
}
