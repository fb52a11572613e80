package dev.argosy.sync;

/**
 * Which sync of an agent.
 *
 * @param namespace where it is declared; empty for one that was given by flags
 * @param name of the {@code Sync} object, or what the flags call it
 */
public record SyncId(String namespace, String name) {
  /** {@code team-a/pipelines}. */
  @Override
  public String toString() {
    return namespace.isEmpty() ? name : namespace + "/" + name;
  }
}
