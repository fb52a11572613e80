package dev.argosy.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * YAML sent to the API server as it is written. The server reads YAML 1.1, as kubectl and Argo do;
 * fabric8 reads 1.2, where {@code mode: 0755} is no number and {@code no} is a text, so it would
 * judge another document.
 */
record RawApi(KubernetesClient client) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern DOCUMENT = Pattern.compile("(?m)^---\\s*$");

  /** Server-side apply of each document, by its metadata, with strict validation of fields. */
  List<JsonNode> apply(String yaml, String namespace) {
    return Arrays.stream(DOCUMENT.split(yaml))
        .filter(text -> !text.isBlank())
        .map(text -> applyOne(text, namespace))
        .toList();
  }

  private JsonNode applyOne(String yaml, String namespace) {
    String path = path(Serialization.unmarshal(yaml, GenericKubernetesResource.class), namespace);
    return join(
        send(
            "PATCH",
            path + "?fieldManager=testkit&force=true&fieldValidation=Strict",
            "application/apply-patch+yaml",
            yaml));
  }

  /**
   * Creates what the document holds, with strict validation of fields, and gives it as the server
   * stored it.
   */
  JsonNode create(String path, String yaml) {
    return join(createLater(path, yaml));
  }

  CompletableFuture<JsonNode> createLater(String path, String yaml) {
    return send(
        "POST", path + "?fieldManager=testkit&fieldValidation=Strict", "application/yaml", yaml);
  }

  private CompletableFuture<JsonNode> send(String method, String path, String type, String body) {
    HttpRequest request =
        client
            .getHttpClient()
            .newHttpRequestBuilder()
            .uri(client.getMasterUrl() + path)
            .method(method, type, body)
            .timeout(2, TimeUnit.MINUTES)
            .build();
    return client.getHttpClient().sendAsync(request, String.class).thenApply(RawApi::answer);
  }

  private static JsonNode answer(HttpResponse<String> response) {
    JsonNode body = json(response.body());
    if (!response.isSuccessful())
      throw new ApiRefused(response.code(), body.path("message").asText());
    return body;
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the API server gave no JSON: " + text, e);
    }
  }

  /** What was refused is thrown as it is, not wrapped. */
  private static JsonNode join(CompletableFuture<JsonNode> answer) {
    try {
      return answer.join();
    } catch (java.util.concurrent.CompletionException e) {
      if (e.getCause() instanceof ApiRefused refused) throw refused;
      throw e;
    }
  }

  /** The plural is the kind and an s, as for all kinds that a pipeline is made of. */
  private static String path(GenericKubernetesResource object, String namespace) {
    String group = object.getApiVersion().contains("/") ? "apis/" : "api/";
    String kind = object.getKind().toLowerCase(Locale.ROOT) + "s";
    String own = object.getMetadata().getNamespace();
    String in = kind.equals("nodes") ? "" : "/namespaces/" + (own == null ? namespace : own);
    return group + object.getApiVersion() + in + "/" + kind + "/" + object.getMetadata().getName();
  }
}
