package dev.argosy.link;

import java.util.Optional;

/** The pipelines of a project, linked when they are asked for. */
@FunctionalInterface
public interface Pipelines {
  /** Empty when there is none. */
  Optional<Linked> find(String namespace, String name);
}
