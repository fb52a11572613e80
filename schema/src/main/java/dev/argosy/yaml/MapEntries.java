package dev.argosy.yaml;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Fix;
import dev.argosy.yaml.Node.Entry;
import dev.argosy.yaml.Node.ListNode;
import dev.argosy.yaml.Node.MapNode;
import dev.argosy.yaml.Node.ScalarNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one mapping while it is read: keys are strings and unique, and {@code <<} copies
 * what the mapping does not say itself.
 */
final class MapEntries {
  private static final int MOST_PLACES = 20;

  private final Findings findings;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Map<String, Entry> merged = new LinkedHashMap<>();
  private @Nullable At firstKey;

  MapEntries(Findings findings) {
    this.findings = findings;
  }

  void add(Node key, boolean merge, Node value) {
    firstKey = firstKey == null ? key.at() : firstKey;
    if (merge) {
      merge(value);
    } else if (key instanceof ScalarNode scalar) {
      put(scalar, value);
    } else {
      findings.add(
          Code.KEY_NOT_STRING,
          key.at(),
          key.what() + " is used as a key; expected a string",
          "put the key in quotes");
    }
  }

  Optional<At> firstKey() {
    return Optional.ofNullable(firstKey);
  }

  /** The mapping's own entries in the author's order, then what was merged into it. */
  List<Entry> list() {
    tellTwice();
    merged.forEach(entries::putIfAbsent);
    return List.copyOf(entries.values());
  }

  /** Whether what follows was meant as another document. */
  private boolean joined;

  private final List<Diagnostic> twice = new ArrayList<>();

  private void put(ScalarNode key, Node value) {
    if (!key.isString()) {
      findings.add(
          Code.KEY_NOT_STRING,
          key.at(),
          "the key " + written(key) + " is " + key.what() + "; expected a string",
          "write \"" + key.text() + "\"",
          key.text().isEmpty() ? Optional.empty() : Fix.quoted(key.at(), key.text()));
    }
    Entry first = entries.putIfAbsent(key.text(), new Entry(key, value));
    if (first != null && key.text().equals("apiVersion") && key.at().span().column() == 1) {
      joined = true;
      findings.add(
          Diagnostic.of(
                  Code.DUPLICATE_KEY,
                  key.at(),
                  "a second document seems to start here; expected a line '---' above it",
                  "write '---' above")
              .withRelated(first.key().at(), "the first one starts here")
              .withFix(Optional.of(Fix.guess("write '---' above", key.at(), "---\napiVersion"))));
    } else if (first != null && !joined) {
      twice.add(
          Diagnostic.of(
                  Code.DUPLICATE_KEY,
                  key.at(),
                  "the key '" + key.text() + "' is written twice in this mapping",
                  "rename or remove one of the two")
              .withRelated(first.key().at(), "'" + key.text() + "' is first written here")
              .withFix(first.value().equals(value) ? Removal.of(key, value) : Optional.empty()));
    }
  }

  /** Of several keys that stand twice, the first is where another thing began without its name. */
  private void tellTwice() {
    if (twice.size() > 1) {
      Diagnostic told =
          twice
              .getFirst()
              .withHint(
                  "rename or remove one of the two; if something else begins here, write its name above");
      for (Diagnostic next : twice.subList(1, Math.min(twice.size(), MOST_PLACES))) {
        told = told.withRelated(next.at(), "and here another key");
      }
      findings.add(told);
    } else {
      twice.forEach(findings::add);
    }
    twice.clear();
  }

  private static String written(ScalarNode key) {
    return key.text().isEmpty() ? "before this ':'" : "'" + key.text() + "'";
  }

  private void merge(Node value) {
    switch (value) {
      case MapNode map -> map.entries().forEach(e -> merged.putIfAbsent(e.key().text(), e));
      case ListNode list -> list.items().forEach(this::mergeItem);
      case ScalarNode scalar -> refuse(scalar);
    }
  }

  private void mergeItem(Node item) {
    if (item instanceof MapNode) {
      merge(item);
    } else {
      refuse(item);
    }
  }

  private void refuse(Node value) {
    if (value.at().text().startsWith("*")) {
      return; // it names no anchor, as was said
    }
    findings.add(
        Code.BAD_MERGE,
        value.at(),
        "'<<' cannot merge " + value.what() + "; expected a mapping or a list of mappings",
        "write '<<: *name', where '&name' marks a mapping above; or quote \"<<\" to use it as a"
            + " key");
  }
}
