package dev.argosy.cli.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.argosy.testkit.SimulatedPods.Result;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The results of steps whose containers are not run: {@code step: {output: value}}, of an artifact
 * {@code {content: text}}; {@code step: [{exit: 1}, {output: value}]} for each attempt. {@code "*"}
 * is every other step.
 */
record Injection(Map<String, List<Result>> byPlace) {
  private static final String EXIT = "exit";
  private static final Pattern ATTEMPT = Pattern.compile("(?s)(.*)\\((\\d+)\\)");
  private static final byte[] PNG =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

  static Injection of(JsonNode inject) {
    Map<String, List<Result>> results = new LinkedHashMap<>();
    inject
        .properties()
        .forEach(step -> {
          List<Result> attempts = new ArrayList<>();
          if (step.getValue().isArray()) {
            step.getValue().forEach(attempt -> attempts.add(result(attempt)));
          } else {
            attempts.add(result(step.getValue()));
          }
          results.put(step.getKey(), attempts);
        });
    return new Injection(results);
  }

  /** Of the pod of a place, behind which stands the number of the attempt when it is retried. */
  Optional<Result> result(String place) {
    Matcher attempt = ATTEMPT.matcher(place);
    boolean retried = attempt.matches();
    List<Result> attempts =
        byPlace.getOrDefault(
            retried ? attempt.group(1) : place, byPlace.getOrDefault("*", List.of()));
    int number = retried ? Integer.parseInt(attempt.group(2)) : 0;
    return attempts.isEmpty()
        ? Optional.empty()
        : Optional.of(attempts.get(Math.min(number, attempts.size() - 1)));
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
          } else if (!output.getKey().equals(EXIT)) {
            parameters.put(output.getKey(), PlannedRun.text(value));
          }
        });
    return new Result(outputs.path(EXIT).asInt(), parameters, artifacts);
  }

  private static byte[] content(String text) {
    return switch (text) {
      case "(any PNG)", "(any bytes)" -> PNG;
      default -> text.getBytes(StandardCharsets.UTF_8);
    };
  }
}
