package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.manifest.view.Fields;
import java.util.List;

/** What Kubernetes refuses in a pod beside its containers: of a workflow or of a template. */
final class PodSpecs {
  private static final List<String> EFFECTS =
      List.of("NoSchedule", "PreferNoSchedule", "NoExecute");

  /** The last two are of newer Kubernetes. */
  private static final List<String> OPERATORS = List.of("Exists", "Equal", "Lt", "Gt");

  private PodSpecs() {}

  static void check(Fields owner, Findings findings) {
    owner.maps("tolerations").forEach(t -> toleration(t, findings));
    owner.maps("volumes").forEach(v -> volume(v, findings));
  }

  private static void volume(Fields volume, Findings findings) {
    List<String> sources =
        volume.keys().stream().filter(k -> !k.equals("name") && volume.map(k).exists()).toList();
    if (sources.size() > 1) {
      refused(
          volume.key(sources.get(1)),
          "a volume is of one kind, this has " + String.join(" and ", sources),
          "make two volumes of it",
          findings);
    }
  }

  private static void toleration(Fields toleration, Findings findings) {
    String operator = toleration.text("operator");
    String effect = toleration.text("effect");
    boolean exists = operator.equals("Exists");
    if (!isWord(operator, OPERATORS)) {
      refused(
          toleration.at("operator"),
          "'operator' must be Exists or Equal, not '" + operator + "'",
          "",
          findings);
    } else if (exists && !toleration.text("value").isEmpty()) {
      refused(
          toleration.at("value"),
          "a toleration with operator Exists has no value",
          "remove it, or write operator: Equal",
          findings);
    } else if (!exists && toleration.text("key").isEmpty()) {
      refused(
          toleration.at(),
          "a toleration without a key tolerates all, which needs operator: Exists",
          "write key, or operator: Exists",
          findings);
    }
    if (!isWord(effect, EFFECTS)) {
      refused(
          toleration.at("effect"),
          "'effect' must be one of " + String.join(", ", EFFECTS) + ", not '" + effect + "'",
          "",
          findings);
    } else if (toleration.has("tolerationSeconds") && !effect.equals("NoExecute")) {
      refused(toleration.at("effect"), "tolerationSeconds needs effect: NoExecute", "", findings);
    }
  }

  private static boolean isWord(String word, List<String> words) {
    return word.isEmpty() || word.contains("{{") || words.contains(word);
  }

  private static void refused(At at, String message, String hint, Findings findings) {
    findings.add(Code.ARGO_POD, at, message, hint);
  }
}
