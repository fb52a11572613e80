package dev.argosy.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a node stands: the names from the root down, by {@code boundaryID}, the node of the
 * template that holds it. What runs at the end of a task, and of the whole, is its {@code finally}.
 * Names are the tasks', not what Argo's UI is asked to show in their place.
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
    String within = boundary == null ? root : boundary.path("name").asText();
    String own = own(name, within).replaceFirst("\\.onExit$", "/finally");
    return above.isEmpty() ? own : above + "/" + own;
  }

  /** A task is {@code BOUNDARY.NAME}, a step {@code BOUNDARY[GROUP].NAME}. */
  private static String own(String name, String boundary) {
    return name.startsWith(boundary)
        ? name.substring(boundary.length()).replaceFirst("^(\\[\\d+])?\\.", "")
        : name;
  }

  /** A boundary that is not in the status yet is as good as the root. */
  private String above(@Nullable JsonNode boundary) {
    return boundary == null ? "" : of(boundary);
  }
}
