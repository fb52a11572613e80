package dev.argosy.link;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Fix;
import dev.argosy.diagnostic.Severity;
import dev.argosy.fields.KubernetesKinds;
import dev.argosy.model.Value;
import java.util.Map;
import java.util.Optional;

/** Kinds that every cluster has, and the version in which it has them. */
final class BuiltInKinds {
  private static final Map<String, String> VERSIONS = KubernetesKinds.versions();

  private BuiltInKinds() {}

  /** Any other group may have kinds of the same name: those are not looked at. */
  static void check(Value.MapOf object, Findings findings) {
    if (object.entries().get("apiVersion") instanceof Value.Scalar version
        && object.entries().get("kind") instanceof Value.Scalar kind
        && version.literal() instanceof String api
        && kind.literal() instanceof String name
        && VERSIONS.containsKey(name)
        && isKubernetes(api)) {
      String known = VERSIONS.get(name);
      String spelt =
          VERSIONS.keySet().stream().filter(name::equalsIgnoreCase).findFirst().orElse(name);
      if (!spelt.equals(name)) {
        findings.add(finding(kind, "Kubernetes calls this kind '" + spelt + "'", spelt, name));
      } else if (!known.equals(api)) {
        findings.add(
            finding(version, "Kubernetes has no " + name + " in " + api, known, api)
                .withSeverity(Severity.WARNING)); // a cluster of an older day may have
      }
    }
  }

  private static Diagnostic finding(Value.Scalar at, String message, String meant, String written) {
    return Diagnostic.of(Code.INVALID_VALUE, at.at(), message, "write " + meant)
        .withFix(
            Optional.of(Fix.guess("write " + meant, at.at(), meant))
                .filter(f -> at.at().text().equals(written)));
  }

  private static boolean isKubernetes(String api) {
    return !api.contains(".") || api.contains(".k8s.io/");
  }
}
