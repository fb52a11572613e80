package dev.argosy.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a node stands: the names of tasks from the root down, by {@code boundaryID}, the node of
 * the template that holds it. Display names are the author's choice, so they do not count.
 *
 * @param root the workflow's name, which is the root's too
 */
record NodePaths(String root, Map<String, JsonNode> byId) {

  String of(JsonNode node) {
    String name = node.path("name").asText();
    if (name.equals(root)) return "";
    if (name.equals(root + ".onExit")) return "finally";
    JsonNode boundary = byId.get(node.path("boundaryID").asText());
    String above = above(boundary);
    String own = task(name, boundary);
    return above.isEmpty() ? own : above + "/" + own;
  }

  /** {@code outer.task}, or {@code outer[0].step}, without what is around it. */
  private String task(String name, @Nullable JsonNode boundary) {
    String outer = boundary == null ? root : boundary.path("name").asText();
    String own = name.startsWith(outer) ? name.substring(outer.length()) : name;
    return own.replaceFirst("^(\\[\\d+])?\\.", "");
  }

  /** A boundary that is not in the status yet is as good as the root. */
  private String above(@Nullable JsonNode boundary) {
    return boundary == null ? "" : of(boundary);
  }
}
