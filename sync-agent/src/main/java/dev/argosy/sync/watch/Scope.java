package dev.argosy.sync.watch;

import dev.argosy.sync.plan.ObjectKey;

/** What one watch covers. */
record Scope(String apiVersion, String kind, String namespace) {
  static Scope of(ObjectKey key) {
    return new Scope(key.apiVersion(), key.kind(), key.namespace());
  }

  /** For messages, and for what all objects of a kind have in common. */
  ObjectKey like(String name) {
    return new ObjectKey(apiVersion, kind, namespace, name);
  }

  /**
   * Whether it need not be allowed: to watch some ConfigMaps is to be allowed to read all of a
   * namespace. Without it, drift of theirs is seen when the next full sync is due.
   */
  boolean isOptional() {
    return kind.equals("ConfigMap");
  }
}
