package dev.argosy.testkit;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whom agents are in tests: the service account that deploy/ ships, with the Role that deploy/
 * ships and no right more. Needs {@link Part#API_SERVER}.
 */
public final class ShippedRole {
  private static final Path DEPLOY = Parts.sources().resolve("../../deploy").normalize();
  private static final String ACCOUNT = "argosy-agent";

  private ShippedRole() {}

  /** Makes the account in a namespace, with its Role there; a kubeconfig of it. */
  public static String in(String namespace) {
    return in(ApiServer.get(), namespace);
  }

  /** The same on a server that is not the one of this JVM. */
  public static String in(ApiServer server, String namespace) {
    grant(server, "base", namespace, namespace);
    return server.kubeconfig(namespace, ACCOUNT);
  }

  /** Lets the account of one namespace write into another, as an overlay does. */
  public static void reach(String agent, String other) {
    grant(ApiServer.get(), "reach", agent, other);
  }

  /** Allows one Secret more to be read, as deploy/base/rbac.yaml tells operators to. */
  public static void mayRead(String namespace, String secret) {
    add(
        namespace,
        Map.of("resources", List.of("secrets"), "resourceNames", List.of(secret)),
        "get");
    await(ApiServer.get(), namespace, namespace, "", "secrets", secret);
  }

  /** Allows what docs/sync.md says is needed to see the drift of ConfigMaps at once. */
  public static void mayWatchConfigMaps(String namespace) {
    add(namespace, Map.of("resources", List.of("configmaps")), "list", "watch");
  }

  private static void add(String namespace, Map<String, List<String>> what, String... verbs) {
    Map<String, Object> rule = new HashMap<>(what);
    rule.put("apiGroups", List.of(""));
    rule.put("verbs", List.of(verbs));
    List<Object> patch = List.of(Map.of("op", "add", "path", "/rules/-", "value", rule));
    ApiServer.get()
        .client()
        .genericKubernetesResources("rbac.authorization.k8s.io/v1", "Role")
        .inNamespace(namespace)
        .withName(ACCOUNT)
        .patch(PatchContext.of(PatchType.JSON), Serialization.asJson(patch));
  }

  /** The user that Kubernetes takes the account for. */
  public static String account(String namespace) {
    return "system:serviceaccount:" + namespace + ":" + ACCOUNT;
  }

  /** What kustomize does: the objects and the account live in the namespaces that are meant. */
  private static void grant(ApiServer server, String folder, String agent, String namespace) {
    for (String document : read(folder).split("(?m)^---$", -1)) {
      GenericKubernetesResource object =
          Serialization.unmarshal(document, GenericKubernetesResource.class);
      object.getMetadata().setNamespace(namespace);
      if (object.getAdditionalProperties().get("subjects") instanceof List<?> subjects) {
        object.setAdditionalProperty("subjects", subjects.stream().map(s -> of(s, agent)).toList());
      }
      server.client().resource(object).fieldManager("test").forceConflicts().serverSideApply();
    }
    await(server, agent, namespace, "argoproj.io", "workflowtemplates", "any");
  }

  private static Map<String, Object> of(Object subject, String agent) {
    Map<String, Object> moved = new HashMap<>();
    ((Map<?, ?>) subject).forEach((key, value) -> moved.put((String) key, value));
    moved.put("namespace", agent);
    return moved;
  }

  /** The server reads Roles from a cache that lags behind by some milliseconds. */
  private static void await(
      ApiServer server,
      String agent,
      String namespace,
      String group,
      String resource,
      String name) {
    Map<String, Object> right =
        Map.of(
            "namespace",
            namespace,
            "group",
            group,
            "resource",
            resource,
            "name",
            name,
            "verb",
            "get");
    Map<String, Object> asked =
        Map.of("spec", Map.of("user", account(agent), "resourceAttributes", right));
    String path = "/apis/authorization.k8s.io/v1/subjectaccessreviews";
    new Wait(Duration.ofSeconds(10), Duration.ofMillis(20), () -> "the Role is not known")
        .until(() -> server.post(path, asked).at("/status/allowed").asBoolean());
  }

  private static String read(String folder) {
    try {
      return Files.readString(DEPLOY.resolve(folder).resolve("rbac.yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
