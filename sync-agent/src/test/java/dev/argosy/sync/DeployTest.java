package dev.argosy.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.argosy.testkit.ApiServer;
import dev.argosy.testkit.Kubectl;
import dev.argosy.testkit.NeedsPart;
import dev.argosy.testkit.Part;
import dev.argosy.testkit.ShippedRole;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is shipped in deploy/, by the real kubectl, to a real API server. */
@NeedsPart(Part.API_SERVER)
class DeployTest {
  private static final Path DEPLOY = Path.of(System.getProperty("argosy.root", ".."), "deploy");
  private static final ApiServer SERVER = ApiServer.get();

  private String namespace = "";

  @BeforeEach
  void restrictedNamespace() {
    namespace = SERVER.newNamespace();
    SERVER
        .client()
        .namespaces()
        .withName(namespace)
        .edit(n ->
            new NamespaceBuilder(n)
                .editMetadata()
                .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
                .endMetadata()
                .build());
  }

  private static String at(String folder) {
    return DEPLOY.resolve(folder).toString();
  }

  private void apply(String folder) {
    Kubectl.run("apply", "--server-side", "--validate=strict", "-n", namespace, "-k", at(folder));
  }

  @ParameterizedTest
  @ValueSource(strings = {"base", "overlays/webhook", "overlays/repository"})
  void everyFormIsTakenStrictlyAndItsPodMayRunWhereOnlyRestrictedOnesMay(String folder) {
    apply(folder);
    Pod pod =
        new PodBuilder(template())
            .editOrNewMetadata()
            .withName("agent")
            .withNamespace(namespace)
            .endMetadata()
            .build();
    assertThat(rehearsed(pod).getSpec().getServiceAccountName()).isEqualTo("argosy-agent");
    Pod careless =
        new PodBuilder(pod)
            .editSpec()
            .editContainer(0)
            .withSecurityContext(null)
            .endContainer()
            .endSpec()
            .build();
    assertThatThrownBy(() -> rehearsed(careless)).hasMessageContaining("violates PodSecurity");
  }

  private static Pod rehearsed(Pod pod) {
    return SERVER.client().resource(pod).dryRun().create();
  }

  private Pod template() {
    GenericKubernetesResource deployment =
        SERVER
            .client()
            .genericKubernetesResources("apps/v1", "Deployment")
            .inNamespace(namespace)
            .withName("argosy-agent")
            .require();
    Map<String, Object> template = deployment.get("spec", "template");
    return Serialization.unmarshal(Serialization.asJson(template), Pod.class);
  }

  @Test
  void severalNamespacesAreServedByOneAgent() {
    for (String name : List.of("argosy", "team-a", "team-b")) {
      Kubectl.run("create", "namespace", name);
    }
    Kubectl.run("apply", "--server-side", "--validate=strict", "-k", at("overlays/namespaces"));
    namespace = "argosy";
    assertThat(rights("team-a")).containsEntry("workflowtemplates.argoproj.io", WRITES);
    assertThat(rights("team-a")).doesNotContainKeys("secrets", "syncs.argosy.dev");
    assertThat(rights("default")).isEmpty();
    assertThat(rights("argosy")).containsKey("syncs.argosy.dev");
  }

  private static final String WRITES = "create delete get list patch watch";

  /** The whole list, so that a right more is as red as a right less. */
  @Test
  void theRoleGrantsThisAndNothingElse() {
    apply("base");
    assertThat(rights(namespace))
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("workflowtemplates.argoproj.io", WRITES),
                Map.entry("cronworkflows.argoproj.io", WRITES),
                Map.entry("workflows.argoproj.io", "create get list patch watch"),
                Map.entry("configmaps", "create delete get patch"),
                Map.entry("syncs.argosy.dev", "get list patch watch"),
                Map.entry("syncs.argosy.dev/status", "get patch"),
                Map.entry("events", "create patch"),
                Map.entry("events.events.k8s.io", "create patch"),
                Map.entry("leases.coordination.k8s.io", "create get patch update"),
                Map.entry("secrets [git]", "get")));
    assertThat(rights("default")).isEmpty();
  }

  /** What kubectl says the agent may do, without what everybody may: ask about itself. */
  private Map<String, String> rights(String where) {
    Map<String, String> rights = new TreeMap<>();
    Kubectl.run("auth", "can-i", "--list", "--as", ShippedRole.account(namespace), "-n", where)
        .lines()
        .skip(1)
        .filter(line -> !line.startsWith(" ") && !line.startsWith("self"))
        .forEach(line -> {
          String[] columns = line.replaceFirst("\\[\\[?-?]?\\]", "[]").split("\\s{2,}");
          String names = columns[2].equals("[]") ? "" : " " + columns[2];
          rights.put(columns[0] + names, words(columns[3]));
        });
    return rights;
  }

  private static String words(String list) {
    return String.join(
        " ", Stream.of(list.replaceAll("[\\[\\]]", "").split(" ")).sorted().toList());
  }

  @Test
  void whatIsNotItsBusinessIsRefused() {
    apply("base");
    Config config = Config.fromKubeconfig(SERVER.kubeconfig(namespace, "argosy-agent"));
    config.setRequestRetryBackoffLimit(0);
    try (KubernetesClient agent = new KubernetesClientBuilder().withConfig(config).build()) {
      refused(agent, "v1", "Secret", namespace, "{}");
      refused(agent, "v1", "Pod", namespace, "{spec: {containers: [{name: a, image: a}]}}");
      refused(agent, "v1", "ConfigMap", "default", "{}");
      refused(agent, "v1", "Namespace", "", "{}");
      refused(agent, "argoproj.io/v1alpha1", "WorkflowTemplate", "default", "{spec: {}}");
      refused(agent, "argoproj.io/v1alpha1", "ClusterWorkflowTemplate", "", "{spec: {}}");
      refused(agent, "rbac.authorization.k8s.io/v1", "Role", namespace, "{rules: []}");
      assertThatThrownBy(() -> agent.secrets().inNamespace(namespace).list())
          .isInstanceOf(KubernetesClientException.class)
          .hasMessageContaining("forbidden");
      assertThatThrownBy(() -> agent.secrets().inNamespace(namespace).withName("other").get())
          .hasMessageContaining("forbidden");
      assertThat(agent.secrets().inNamespace(namespace).withName("git").get()).isNull();
    }
  }

  private static void refused(
      KubernetesClient agent, String version, String kind, String where, String rest) {
    String yaml =
        "apiVersion: %s\nkind: %s\nmetadata: {name: x%s}\n%s"
            .formatted(
                version,
                kind,
                where.isEmpty() ? "" : ", namespace: " + where,
                rest.replaceAll("^\\{|}$", ""));
    GenericKubernetesResource object =
        Serialization.unmarshal(yaml, GenericKubernetesResource.class);
    assertThatThrownBy(() -> agent.resource(object).create())
        .as(yaml)
        .isInstanceOf(KubernetesClientException.class)
        .hasMessageContaining("forbidden");
  }
}
