package dev.argosy.sync.apply;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;

/** Identifies one object in one version, for preconditions. */
record Token(String uid, String resourceVersion) {
  static Token of(GenericKubernetesResource live) {
    return new Token(live.getMetadata().getUid(), live.getMetadata().getResourceVersion());
  }

  static Token parse(String text) {
    int slash = text.indexOf('/');
    return new Token(text.substring(0, slash), text.substring(slash + 1));
  }

  String text() {
    return uid + "/" + resourceVersion;
  }
}
