package dev.argosy.cli.acceptance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.stream.StreamSupport;

/**
 * A value as {@code expect.yaml} describes it: itself, one of {@code {enum}}, {@code {minimum,
 * maximum}}, {@code {pattern}}, or a list of {@code {size, items}}.
 */
final class Form {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Form() {}

  /** Whether the text of a parameter is so. */
  static boolean matches(JsonNode form, String found) {
    if (form.has("enum")) {
      return StreamSupport.stream(form.get("enum").spliterator(), false)
          .anyMatch(allowed -> allowed.asText().equals(found));
    }
    if (form.has("minimum") || form.has("maximum")) return isWithin(form, found);
    if (form.has("pattern")) return found.matches("(?s).*" + form.get("pattern").asText() + ".*");
    if (form.has("size")) return isList(form, json(found));
    if (form.isNumber()) {
      return isNumber(found) && form.decimalValue().compareTo(new BigDecimal(found)) == 0;
    }
    return form.isValueNode() ? form.asText().equals(found) : form.equals(json(found));
  }

  private static boolean isWithin(JsonNode form, String found) {
    if (!isNumber(found)) return false;
    BigDecimal value = new BigDecimal(found);
    return (!form.has("minimum") || value.compareTo(form.get("minimum").decimalValue()) >= 0)
        && (!form.has("maximum") || value.compareTo(form.get("maximum").decimalValue()) <= 0);
  }

  private static boolean isList(JsonNode form, JsonNode found) {
    return found.isArray()
        && found.size() == form.get("size").asInt()
        && StreamSupport.stream(found.spliterator(), false)
            .allMatch(
                item -> !form.has("items") || matches(form.get("items"), PlannedRun.text(item)));
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return JSON.missingNode();
    }
  }

  private static boolean isNumber(String text) {
    return text.matches("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");
  }
}
