package dev.argosy.model;

import dev.argosy.diagnostic.At;
import org.jspecify.annotations.Nullable;

/** One document of a file. */
public sealed interface Document {
  At at();

  Metadata metadata();

  /** Name and, unless the Project gives one, namespace. */
  record Metadata(At at, Word name, @Nullable Word namespace) {}

  /** A typed graph of steps. */
  record Pipeline(At at, Metadata metadata, PipelineSpec spec) implements Document {}

  /** A reusable step with typed inputs. */
  record Component(At at, Metadata metadata, ComponentSpec spec) implements Document {}

  /** When, and with what, a pipeline runs. */
  record RunConfiguration(At at, Metadata metadata, RunConfigurationSpec spec)
      implements Document {}

  /** Defaults, profiles and environments of all the others. */
  record Project(At at, Metadata metadata, @Nullable ProjectSpec spec) implements Document {}
}
