package dev.argosy.manifest.rule;

import dev.argosy.manifest.view.GoScalar;
import dev.argosy.manifest.view.Use;
import dev.argosy.yaml.Node;
import dev.argosy.yaml.Node.ListNode;
import dev.argosy.yaml.Node.MapNode;
import dev.argosy.yaml.Node.ScalarNode;

/** What {@code item} is in a loop. */
final class LoopScope {
  private LoopScope() {}

  static void add(Use use, Scope scope) {
    if (use.fields().hasContent("withItems")) {
      use.fields().list("withItems").forEach(item -> item(item, scope));
    } else if (!use.fields().text("withParam").isEmpty()
        || !use.fields().text("withItems").isEmpty()) { // a text, of which all is said
      scope.add("item");
      scope.open("item.");
    } else if (use.fields().has("withSequence")) {
      scope.add("item");
    }
  }

  private static void item(Node item, Scope scope) {
    switch (item) {
      case MapNode map -> map.keys().forEach(k -> scope.add("item." + k));
      case ListNode list -> {
        for (int i = 0; i < list.items().size(); i++) {
          scope.add("item.[" + i + "]");
        }
      }
      case ScalarNode s -> {
        if (!GoScalar.isNothing(s)) {
          scope.add("item");
        }
      }
    }
  }
}
