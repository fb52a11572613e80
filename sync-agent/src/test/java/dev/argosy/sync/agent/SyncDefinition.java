package dev.argosy.sync.agent;

import dev.argosy.sync.Await;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The definition of Syncs that is shipped, in the API server of the tests. */
public final class SyncDefinition {
  private static final Path FILE = Path.of(System.getProperty("argosy.root"), "deploy", "crd.yaml");

  private SyncDefinition() {}

  public static String text() {
    try {
      return Files.readString(FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Installs it as it is shipped and waits until Syncs can be listed. */
  public static void install(KubernetesClient client) {
    install(client, text());
  }

  /** Installs one that lets everything pass, as an older one might. */
  static void loosen(KubernetesClient client) {
    String text = text();
    String shipped = text.substring(text.indexOf("      openAPIV3Schema:"));
    install(
        client,
        text.replace(
            shipped,
            """
                  openAPIV3Schema:
                    type: object
                    x-kubernetes-preserve-unknown-fields: true
            """));
  }

  private static void install(KubernetesClient client, String text) {
    client
        .resource(Serialization.unmarshal(text, GenericKubernetesResource.class))
        .fieldManager("test")
        .forceConflicts()
        .serverSideApply();
    Await.until(Duration.ofSeconds(60), "Syncs can be listed", () -> lists(client));
  }

  static void remove(KubernetesClient client) {
    Resource<GenericKubernetesResource> crd =
        client
            .genericKubernetesResources("apiextensions.k8s.io/v1", "CustomResourceDefinition")
            .withName("syncs.argosy.dev");
    crd.delete();
    Await.until(Duration.ofSeconds(60), "it is gone", () -> crd.get() == null && !lists(client));
  }

  private static boolean lists(KubernetesClient client) {
    try {
      return client.raw("/apis/argosy.dev/v1/syncs?limit=1") != null;
    } catch (KubernetesClientException e) {
      return false;
    }
  }
}
