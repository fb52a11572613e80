package dev.argosy.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a node stands: the display names from the root down, by {@code boundaryID}, the node of the
 * template that holds it.
 *
 * @param root the workflow's name, which is the root's too
 */
record NodePaths(String root, Map<String, JsonNode> byId) {

  String of(JsonNode node) {
    String name = node.path("name").asText();
    if (name.equals(root)) return "";
    if (name.equals(root + ".onExit")) return "finally";
    String above = above(byId.get(node.path("boundaryID").asText()));
    String own = node.path("displayName").asText();
    return above.isEmpty() ? own : above + "/" + own;
  }

  /** A boundary that is not in the status yet is as good as the root. */
  private String above(@Nullable JsonNode boundary) {
    return boundary == null ? "" : of(boundary);
  }
}
