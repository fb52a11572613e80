package dev.argosy.link;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.model.Defaults;
import dev.argosy.model.ProjectSpec;

/** Profiles hold fields of steps; what only defaults can say would be ignored in them. */
final class Profiles {
  private Profiles() {}

  static void check(ProjectSpec project, Findings findings) {
    project
        .profiles()
        .forEach((name, profile) -> {
          At at = project.profiles().at(name);
          refuse(!profile.imagePullSecrets().isEmpty(), "imagePullSecrets", at, findings);
          refuse(profile.ttl() != null, "ttl", at, findings);
          refuse(profile.podGC() != null, "podGC", at, findings);
          refuse(profile.priorityClass() != null, "priorityClass", at, findings);
          nested(profile, findings);
        });
  }

  private static void refuse(boolean said, String key, At at, Findings findings) {
    if (said) {
      findings.add(
          Code.KEY_NOT_FOR_KIND,
          at,
          "'" + key + "' is of pipelines: a profile holds what steps say",
          "write it on the Pipeline, or in defaults");
    }
  }

  private static void nested(Defaults profile, Findings findings) {
    if (!profile.profile().isEmpty()) {
      findings.add(
          Code.KEY_NOT_FOR_KIND,
          profile.profile().getFirst().at(),
          "a profile cannot name profiles",
          "name both on the step: profile: [a, b]");
    }
  }
}
