package dev.argosy.link;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.fields.FieldTypes;
import dev.argosy.model.Named;
import dev.argosy.model.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code pod}: the fields of a PodSpec that Argosy and Argo leave to the author. */
final class PodFields {
  /** Fields with a key of the language, and fields that are Argo's. */
  private static final Map<String, String> OWNED =
      Map.of(
          "nodeSelector", "write nodeSelector on the step itself",
          "tolerations", "write tolerations on the step itself",
          "affinity", "write affinity on the step itself",
          "serviceAccountName", "write serviceAccount on the step itself",
          "serviceAccount", "write serviceAccount on the step itself",
          "activeDeadlineSeconds", "write timeout on the step itself",
          "initContainers", "write init on the step itself",
          "restartPolicy", "Argo starts a pod once; write retry on the step itself");

  /**
   * Fields of containers with a key of the language. Argo wraps the program, and values in env are
   * kept from Kubernetes' {@code $(NAME)}: neither is to be changed behind their backs.
   */
  private static final Set<String> OF_CONTAINERS =
      new LinkedHashSet<>(
          List.of("image", "command", "args", "workingDir", "env", "resources", "imagePullPolicy"));

  private PodFields() {}

  static void check(Value pod, Names scope, Findings findings) {
    if (!(pod instanceof Value.MapOf map)) {
      return;
    }
    OWNED.forEach((name, hint) -> {
      if (map.entries().keys().containsKey(name)) {
        owned(map.entries(), name, "'" + name + "' of a pod", hint, findings);
      }
    });
    new FieldCheck(FieldTypes.kubernetes(), scope, true, findings).checkFields(map, "PodSpec");
    if (map.entries().get("containers") instanceof Value.ListOf containers) {
      containers.items().forEach(c -> container(c, findings));
    }
  }

  private static void container(Value container, Findings findings) {
    if (container instanceof Value.MapOf map) {
      for (String name : OF_CONTAINERS) {
        if (map.entries().keys().containsKey(name)) {
          owned(
              map.entries(),
              name,
              "'" + name + "' of a container",
              "write " + name + " in the step, or in its sidecars",
              findings);
        }
      }
    }
  }

  private static void owned(
      Named<Value> entries, String name, String what, String hint, Findings findings) {
    findings.add(Code.FIELD_OWNED, entries.at(name), what + " is not for `pod` to say", hint);
  }
}
