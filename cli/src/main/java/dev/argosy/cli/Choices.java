package dev.argosy.cli;

import java.util.List;
import java.util.Optional;

/**
 * How to read a project and what to make of it.
 *
 * @param environment the environment of the project that is meant, none for its defaults
 * @param asWorkflow whether pipelines become Workflows that run at once, not WorkflowTemplates
 * @param paths the files and folders that were asked for, relative to the tree's root; empty for
 *     all of it
 * @param skipForeign whether a file that was asked for may be none of Argosy's
 */
public record Choices(
    Optional<String> environment, boolean asWorkflow, List<String> paths, boolean skipForeign) {}
