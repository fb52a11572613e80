package dev.argosy.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
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
    JsonNode applied = apply(HELLO);
    assertThat(applied.at("/metadata/uid").asText()).isNotEmpty();
    assertThat(applied.at("/metadata/managedFields/0/operation").asText()).isEqualTo("Apply");
  }

  @Test
  void refusesAnImageThatIsANumber() {
    assertThatThrownBy(() -> apply(HELLO.replace("image: alpine", "image: 7")))
        .isInstanceOf(ApiRefused.class)
        .hasMessageContaining(".spec.templates")
        .hasMessageContaining("image");
  }

  @Test
  void refusesAnUnknownFieldSinceValidationIsStrict() {
    assertThatThrownBy(() -> apply(HELLO.replace("entrypoint:", "entrypiont: x\n  entrypoint:")))
        .isInstanceOf(ApiRefused.class)
        .hasMessageContaining("entrypiont");
  }

  @Test
  void readsYamlAsArgoDoes() {
    assertThatThrownBy(() -> apply(HELLO.replace("args: [hello]", "args: [no]")))
        .isInstanceOf(ApiRefused.class)
        .hasMessageContaining("args");
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

  private static JsonNode apply(String yaml) {
    return ApiServer.get().apply(yaml, ApiServer.get().newNamespace()).getFirst();
  }
}
