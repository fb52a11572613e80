package dev.argosy.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;

@NeedsPart(Part.API_SERVER)
class ApiServerTest {
  private static final String HELLO =
      """
      apiVersion: argoproj.io/v1alpha1
      kind: WorkflowTemplate
      metadata: {name: hello}
      spec:
        entrypoint: main
        templates:
        - name: main
          container: {image: alpine, command: [echo], args: [hello]}
      """;

  @Test
  void takesAGoodTemplateByServerSideApply() {
    GenericKubernetesResource applied = apply(HELLO);
    assertThat(applied.getMetadata().getUid()).isNotEmpty();
    assertThat(applied.getMetadata().getManagedFields())
        .singleElement()
        .satisfies(f -> assertThat(f.getManager()).isEqualTo("test"));
  }

  @Test
  void refusesAnImageThatIsANumber() {
    assertThatThrownBy(() -> apply(HELLO.replace("image: alpine", "image: 7")))
        .hasMessageContaining("image")
        .hasMessageContaining("expected string");
  }

  @Test
  void givesEachTestItsOwnNamespace() {
    assertThat(ApiServer.get().newNamespace()).isNotEqualTo(ApiServer.get().newNamespace());
  }

  @Test
  void itsKubeconfigLeadsToTheSameServer() {
    String namespace = ApiServer.get().newNamespace();
    try (KubernetesClient other =
        new KubernetesClientBuilder()
            .withConfig(Config.fromKubeconfig(ApiServer.get().kubeconfig()))
            .build()) {
      assertThat(other.namespaces().withName(namespace).get()).isNotNull();
    }
  }

  private static GenericKubernetesResource apply(String yaml) {
    ApiServer server = ApiServer.get();
    GenericKubernetesResource template =
        Serialization.unmarshal(yaml, GenericKubernetesResource.class);
    template.getMetadata().setNamespace(server.newNamespace());
    return server.client().resource(template).fieldManager("test").serverSideApply();
  }
}
