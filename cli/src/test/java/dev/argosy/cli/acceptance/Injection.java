package dev.argosy.cli.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.argosy.testkit.SimulatedPods.Result;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The results of steps whose containers are not run: {@code step: {output: value}}, of an artifact
 * {@code {content: text}}.
 */
final class Injection {
  private static final byte[] PNG =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

  private Injection() {}

  static Map<String, Result> results(JsonNode inject) {
    Map<String, Result> results = new LinkedHashMap<>();
    inject.properties().forEach(step -> results.put(step.getKey(), result(step.getValue())));
    return results;
  }

  private static Result result(JsonNode outputs) {
    Map<String, String> parameters = new LinkedHashMap<>();
    Map<String, byte[]> artifacts = new LinkedHashMap<>();
    outputs
        .properties()
        .forEach(output -> {
          JsonNode value = output.getValue();
          if (value.has("content")) {
            artifacts.put(output.getKey(), content(value.get("content").asText()));
          } else {
            parameters.put(output.getKey(), PlannedRun.text(value));
          }
        });
    return new Result(0, parameters, artifacts);
  }

  private static byte[] content(String text) {
    return switch (text) {
      case "(any PNG)", "(any bytes)" -> PNG;
      default -> text.getBytes(StandardCharsets.UTF_8);
    };
  }
}
