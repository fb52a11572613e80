package dev.argosy.sync.agent;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
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
    install(client, Serialization.unmarshal(text(), CustomResourceDefinition.class));
  }

  /** Installs one that lets everything pass, as an older one might. */
  static void loosen(KubernetesClient client) {
    CustomResourceDefinition crd = Serialization.unmarshal(text(), CustomResourceDefinition.class);
    var version = crd.getSpec().getVersions().get(0);
    version.getSchema().getOpenAPIV3Schema().setRequired(null);
    version.getSchema().getOpenAPIV3Schema().setProperties(null);
    version.getSchema().getOpenAPIV3Schema().setXKubernetesPreserveUnknownFields(true);
    install(client, crd);
  }

  private static void install(KubernetesClient client, CustomResourceDefinition crd) {
    client.resource(crd).fieldManager("test").forceConflicts().serverSideApply();
    Await.until(Duration.ofSeconds(60), "Syncs can be listed", () -> lists(client));
  }

  static void remove(KubernetesClient client) {
    Resource<CustomResourceDefinition> crd =
        client.apiextensions().v1().customResourceDefinitions().withName("syncs.argosy.dev");
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
