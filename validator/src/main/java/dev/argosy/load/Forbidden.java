package dev.argosy.load;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.model.Word;
import dev.argosy.yaml.Node;
import dev.argosy.yaml.Node.ListNode;
import dev.argosy.yaml.Node.MapNode;
import dev.argosy.yaml.Node.ScalarNode;
import java.util.ArrayList;
import java.util.List;

/** Fields that may not be written, whatever the document: plain manifests of Argo too. */
final class Forbidden {
  /** The policy itself names what it forbids. */
  private static final String POLICY = "policy";

  private final List<Word> fields;
  private final Findings findings;

  /**
   * @param fields keys joined by dots, {@code *} for any one key; they match wherever a path ends
   *     with them, lists do not count
   */
  Forbidden(List<Word> fields, Findings findings) {
    this.fields = fields;
    this.findings = findings;
  }

  /** Adds a finding for each forbidden field of a document. */
  void check(MapNode document) {
    look(document, new ArrayList<>());
  }

  private void look(Node node, List<String> path) {
    switch (node) {
      case ScalarNode scalar -> {}
      case ListNode list -> list.items().forEach(item -> look(item, path));
      case MapNode map ->
          map.entries()
              .forEach(entry -> {
                path.add(entry.key().text());
                fields.stream()
                    .filter(f -> ends(path, f))
                    .findFirst()
                    .ifPresent(f -> add(entry, f));
                if (!(path.size() == 2 && path.getLast().equals(POLICY))) {
                  look(entry.value(), path);
                }
                path.removeLast();
              });
    }
  }

  private void add(Node.Entry entry, Word field) {
    findings.add(
        Diagnostic.of(
                Code.FIELD_FORBIDDEN,
                entry.key().at(),
                "the policy forbids '" + field + "'",
                "take it out, or ask those who keep the policy")
            .withRelated(field.at(), "the policy"));
  }

  private static boolean ends(List<String> path, Word field) {
    List<String> keys = List.of(field.text().split("\\."));
    int from = path.size() - keys.size();
    if (from < 0) {
      return false;
    }
    for (int i = 0; i < keys.size(); i++) {
      if (!keys.get(i).equals("*") && !keys.get(i).equals(path.get(from + i))) {
        return false;
      }
    }
    return true;
  }
}
