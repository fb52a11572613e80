package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.link.Quantity;
import dev.argosy.manifest.structure.Words;
import dev.argosy.manifest.view.Fields;
import dev.argosy.manifest.view.Template;
import dev.argosy.yaml.Node.Entry;
import dev.argosy.yaml.Node.ScalarNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What Kubernetes refuses when the pod of a template is made. */
final class Pods {
  private static final List<String> PULL = List.of("Always", "IfNotPresent", "Never");
  private static final List<String> MESSAGE = List.of("File", "FallbackToLogsOnError");
  private static final List<String> OF_ARGO = List.of("init", "main", "wait");
  private static final Pattern MEMO = Pattern.compile("[a-zA-Z0-9][-a-zA-Z0-9]*");

  private Pods() {}

  static void check(Template template, Findings findings) {
    Fields fields = template.fields();
    Labels.check(fields.map("metadata").map("labels"), findings);
    for (Fields volume : fields.maps("volumes")) {
      volume.scalar("name").ifPresent(n -> Labels.volume(n, findings));
    }
    for (Fields container : template.containers()) {
      words(container, findings);
      resources(container.map("resources"), findings);
    }
    PodPatch patch = PodPatch.of(template);
    template.containers().stream()
        .filter(patch::leaves)
        .forEach(c -> PodContainers.check(c, findings));
    PodSpecs.check(fields, patch, findings);
    fields.scalar("podSpecPatch").ifPresent(p -> Patches.check(p, names(template), findings));
    for (String key : List.of("sidecars", "initContainers")) {
      fields.maps(key).forEach(c -> reserved(c, findings));
    }
    executor(template, findings);
    memo(fields, findings);
  }

  /** What the containers of a template's pods are called. */
  private static Set<String> names(Template template) {
    Set<String> names = new LinkedHashSet<>(OF_ARGO);
    template.containers().forEach(c -> names.add(c.text("name")));
    template
        .owner()
        .spec()
        .map("templateDefaults")
        .maps("sidecars")
        .forEach(c -> names.add(c.text("name")));
    names.remove("");
    return names.stream().anyMatch(n -> n.contains("{{")) ? Set.of() : names;
  }

  /** What of a container is one of few words. */
  static void words(Fields container, Findings findings) {
    word(container, "imagePullPolicy", PULL, findings);
    word(container, "terminationMessagePolicy", MESSAGE, findings);
  }

  private static void word(Fields owner, String key, List<String> words, Findings findings) {
    Words.wrong(owner, key, words)
        .filter(d -> !owner.text(key).contains("{{"))
        .ifPresent(findings::add);
  }

  private static void reserved(Fields container, Findings findings) {
    if (OF_ARGO.contains(container.text("name"))) {
      findings.add(
          Code.ARGO_POD,
          container.at("name"),
          "Argo has a container of its own called '" + container.text("name") + "' in each pod",
          "choose another name");
    }
  }

  /** A patch may mend the pod. */
  static boolean isPatched(Template template) {
    return template.fields().has("podSpecPatch") || template.owner().spec().has("podSpecPatch");
  }

  private static void resources(Fields resources, Findings findings) {
    for (Entry entry : resources.map("requests").entries()) {
      String name = entry.key().text();
      String limit = resources.map("limits").text(name);
      if (entry.value() instanceof ScalarNode request && Quantity.isMore(request.text(), limit)) {
        findings.add(
            Code.REQUEST_OVER_LIMIT,
            request.at(),
            "the request of " + name + " is above the limit " + limit,
            "Kubernetes refuses such a pod");
      }
    }
  }

  private static void executor(Template template, Findings findings) {
    Fields spec = template.owner().spec();
    Fields fields = template.fields();
    String key = "automountServiceAccountToken";
    Fields says = fields.has(key) ? fields : spec;
    boolean account =
        !fields.map("executor").text("serviceAccountName").isEmpty()
            || !spec.map("executor").text("serviceAccountName").isEmpty()
            || !spec.map("templateDefaults").map("executor").text("serviceAccountName").isEmpty();
    if (template.isPod() && says.has(key) && !says.isTrue(key) && !account) {
      findings.add(
          Code.MISSING_KEY,
          says.key(key),
          "without the token the executor needs an account of its own",
          "write executor: {serviceAccountName: ...}");
    }
  }

  /** The text with something in place of each tag; a loop, since a pattern takes too long. */
  private static String filled(String text) {
    StringBuilder filled = new StringBuilder();
    int from = 0;
    int open = text.indexOf("{{");
    int close = text.indexOf("}}", open + 1);
    while (open >= 0 && close > open) {
      filled.append(text, from, open).append('x');
      from = close + 2;
      open = text.indexOf("{{", from);
      close = text.indexOf("}}", open + 1);
    }
    return filled.append(text, from, text.length()).toString();
  }

  private static void memo(Fields fields, Findings findings) {
    fields
        .map("memoize")
        .scalar("key")
        .filter(k -> !MEMO.matcher(filled(k.text())).matches())
        .ifPresent(k ->
            findings.add(
                Code.INVALID_VALUE,
                k.at(),
                "'" + k.text() + "' cannot be the key of a result",
                "letters, digits and '-', starting with a letter or digit"));
  }
}
