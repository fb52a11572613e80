package dev.argosy.testkit;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Argo's full CRDs. They are posted as the files they are: server-side apply of 10 MB takes three
 * times longer.
 */
final class ArgoCrds {
  private static final String PATH = "apis/apiextensions.k8s.io/v1/customresourcedefinitions";

  private ArgoCrds() {}

  static void create(KubernetesClient client, String plural) {
    create(client, List.of(file(plural)));
  }

  static List<Path> allBut(String plural) {
    return all().stream().filter(f -> !f.equals(file(plural))).toList();
  }

  private static Path file(String plural) {
    return Parts.folder("argo").resolve("crds").resolve("argoproj.io_" + plural + ".yaml");
  }

  static void create(KubernetesClient client, List<Path> files) {
    RawApi api = new RawApi(client);
    files.stream()
        .map(file -> api.createLater(PATH, read(file)))
        .toList()
        .forEach(CompletableFuture::join);
    files.forEach(file -> awaitServed(client, name(file)));
    files.forEach(file -> awaitListed(client, name(file)));
  }

  static List<Path> all() {
    try (Stream<Path> files = Files.list(Parts.folder("argo").resolve("crds"))) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** argoproj.io_workflows.yaml holds workflows.argoproj.io. */
  private static String name(Path file) {
    String base = file.getFileName().toString();
    return base.substring(base.indexOf('_') + 1, base.lastIndexOf('.')) + ".argoproj.io";
  }

  private static void awaitServed(KubernetesClient client, String name) {
    client
        .apiextensions()
        .v1()
        .customResourceDefinitions()
        .withName(name)
        .waitUntilCondition(ArgoCrds::established, 2, TimeUnit.MINUTES);
  }

  /** A kind is established before it can be listed: until its cache is filled, that is a 429. */
  private static void awaitListed(KubernetesClient client, String name) {
    String plural = name.substring(0, name.indexOf('.'));
    new Wait(Duration.ofMinutes(2), () -> name + " cannot be listed")
        .until(() -> lists(client, "/apis/argoproj.io/v1alpha1/" + plural + "?limit=1"));
  }

  private static boolean lists(KubernetesClient client, String path) {
    try {
      return client.raw(path) != null;
    } catch (KubernetesClientException e) {
      return false;
    }
  }

  private static boolean established(CustomResourceDefinition crd) {
    return crd != null
        && crd.getStatus() != null
        && crd.getStatus().getConditions() != null // a fresh one has none
        && crd.getStatus().getConditions().stream()
            .anyMatch(c -> c.getType().equals("Established") && c.getStatus().equals("True"));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
