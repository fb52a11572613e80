package dev.argosy.manifest.rule;

import dev.argosy.manifest.text.Tag;
import dev.argosy.manifest.text.Tags;
import java.util.HashMap;
import java.util.Map;

/** Values that are known before a workflow runs: Argo puts them into names of templates. */
final class Known {
  private final Map<String, String> values = new HashMap<>();

  void put(String variable, String value) {
    values.put(variable, value);
  }

  /** The text with the tags replaced that are known. */
  String apply(String text) {
    if (!text.contains("{{") || values.isEmpty()) {
      return text;
    }
    StringBuilder result = new StringBuilder();
    int from = 0;
    for (Tag tag : Tags.scan(text).tags()) {
      String value = tag.isExpression() ? null : values.get(tag.name());
      if (value != null) {
        result.append(text, from, tag.from()).append(value);
        from = tag.to();
      }
    }
    return result.append(text.substring(from)).toString();
  }
}
