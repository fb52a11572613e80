package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.manifest.structure.Words;
import dev.argosy.manifest.view.Fields;
import dev.argosy.manifest.view.GoScalar;
import dev.argosy.yaml.Node.Kind;
import java.util.List;
import java.util.regex.Pattern;

/** What Kubernetes refuses in a pod beside its containers: of a workflow or of a template. */
final class PodSpecs {
  private static final List<String> EFFECTS =
      List.of("NoSchedule", "PreferNoSchedule", "NoExecute");

  /** The last two are of newer Kubernetes. */
  private static final List<String> OPERATORS = List.of("Exists", "Equal", "Lt", "Gt");

  private static final List<String> NODE_OPERATORS =
      List.of("In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt");

  private static final List<String> DNS =
      List.of("ClusterFirst", "ClusterFirstWithHostNet", "Default", "None");
  private static final Pattern SHARE = Pattern.compile("[0-9]+%?|.*\\{\\{.*");
  private static final Pattern ADDRESS =
      Pattern.compile("[0-9]+(\\.[0-9]+){3}|[0-9a-fA-F.]*:[0-9a-fA-F:.]*");

  private PodSpecs() {}

  static void check(Fields owner, PodPatch patch, Findings findings) {
    if (patch.leaves("tolerations")) {
      owner.maps("tolerations").forEach(t -> toleration(t, findings));
    }
    if (patch.leaves("volumes")) {
      owner.maps("volumes").forEach(v -> volume(v, findings));
    }
    if (patch.leaves("affinity")) {
      affinity(owner.map("affinity").map("nodeAffinity"), findings);
    }
    if (patch.leaves("hostAliases")) {
      owner.maps("hostAliases").forEach(a -> alias(a, findings));
    }
  }

  /** What only a workflow says. */
  static void ofWorkflow(Fields spec, Findings findings) {
    Words.wrong(spec, "dnsPolicy", DNS).ifPresent(findings::add);
    Fields budget = spec.map("podDisruptionBudget");
    if (budget.has("minAvailable") && budget.has("maxUnavailable")) {
      refused(
          budget.key("maxUnavailable"),
          "a budget has either minAvailable or maxUnavailable",
          "remove one",
          findings);
    }
    for (String key : List.of("minAvailable", "maxUnavailable")) {
      budget
          .scalar(key)
          .filter(v -> GoScalar.kind(v) == Kind.STRING && !SHARE.matcher(v.text()).matches())
          .ifPresent(v ->
              refused(
                  v.at(),
                  "'" + key + "' is a number or a share, not '" + v.text() + "'",
                  "for example 1 or \"50%\"",
                  findings));
    }
  }

  private static void alias(Fields alias, Findings findings) {
    String ip = alias.text("ip");
    if (!ip.isEmpty() && !ip.contains("{{") && !ADDRESS.matcher(ip).matches()) {
      refused(
          alias.at("ip"),
          "'" + ip + "' is no address",
          "an alias gives names to an address such as 10.0.0.7",
          findings);
    }
  }

  private static void affinity(Fields nodes, Findings findings) {
    String wanted = "DuringSchedulingIgnoredDuringExecution";
    nodes.map("required" + wanted).maps("nodeSelectorTerms").forEach(t -> term(t, findings));
    nodes.maps("preferred" + wanted).forEach(p -> term(p.map("preference"), findings));
  }

  private static void term(Fields term, Findings findings) {
    for (Fields expression : term.maps("matchExpressions")) {
      Words.wrong(expression, "operator", NODE_OPERATORS)
          .filter(d -> !expression.text("operator").contains("{{"))
          .ifPresent(findings::add);
    }
  }

  private static void volume(Fields volume, Findings findings) {
    DownwardFields.ofVolume(volume.map("downwardAPI"), findings);
    for (Fields source : volume.map("projected").maps("sources")) {
      DownwardFields.ofVolume(source.map("downwardAPI"), findings);
    }
    List<String> sources =
        volume.keys().stream().filter(k -> !k.equals("name") && volume.map(k).exists()).toList();
    Fields empty = volume.map("emptyDir");
    String medium = empty.text("medium");
    if (!medium.isEmpty()
        && !medium.equals("Memory")
        && !medium.matches("HugePages.*|.*\\{\\{.*")) {
      refused(
          empty.at("medium"),
          "there is no medium '" + medium + "'",
          medium.equalsIgnoreCase("memory") ? "write Memory" : "Memory, or none",
          findings);
    }
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
