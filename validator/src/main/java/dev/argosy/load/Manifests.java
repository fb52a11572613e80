package dev.argosy.load;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Fix;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.manifest.structure.StructureCheck;
import dev.argosy.manifest.view.Manifest;
import dev.argosy.manifest.view.Manifest.Kind;
import dev.argosy.schema.LanguageSchema;
import dev.argosy.yaml.Node;
import dev.argosy.yaml.Node.ListNode;
import dev.argosy.yaml.Node.MapNode;
import dev.argosy.yaml.Node.ScalarNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tells plain manifests of Argo among the documents of a file. */
final class Manifests {
  private static final String GROUP = "argoproj.io/";

  private static final String KINDS =
      "one of " + String.join(", ", Stream.of(Kind.values()).map(Kind::word).toList());

  /** Kinds of Argo's programs that are not checked, as far as their names are near to others. */
  private static final Set<String> OTHERS =
      Set.of(
          "WorkflowEventBinding",
          "WorkflowTaskSet",
          "WorkflowTaskResult",
          "WorkflowArtifactGCTask",
          "AnalysisTemplate",
          "ClusterAnalysisTemplate");

  private Manifests() {}

  /** Whether a document is of Argo, or a list that holds such objects. */
  static boolean isArgo(MapNode document) {
    return isOne(document)
        || text(document, "kind").equals("List")
            && items(document).stream().anyMatch(Manifests::isOne);
  }

  /** A kind of Argo with what only Argo has in it is meant for Argo. */
  private static boolean isOne(MapNode object) {
    Optional<Kind> kind = Kind.of(text(object, "kind"));
    String version = text(object, "apiVersion");
    boolean ours = LanguageSchema.load().kinds().contains(text(object, "kind"));
    return version.startsWith(GROUP) && !ours
        || kind.isPresent() && Nearest.to(version, List.of(GROUP + "v1alpha1")).isPresent()
        || kind.isPresent() && object.get("spec") instanceof MapNode spec && looksLikeArgo(spec)
        || kind.isPresent() && object.get("apiVersion") == null && looksLikeObject(object);
  }

  private static boolean looksLikeObject(MapNode object) {
    return object.get("metadata") instanceof MapNode || object.get("spec") instanceof MapNode;
  }

  private static boolean looksLikeArgo(MapNode spec) {
    return Stream.of("templates", "entrypoint", "workflowSpec", "workflowTemplateRef")
        .anyMatch(spec.keys()::contains);
  }

  /**
   * The manifests in a document of Argo.
   *
   * @param named whether the user named the file, so that a kind that is not checked is told of
   */
  static List<Manifest> of(MapNode document, boolean named, Findings findings) {
    if (text(document, "kind").equals("List")) {
      return items(document).stream()
          .filter(Manifests::isOne)
          .flatMap(i -> of(i, named, findings).stream())
          .toList();
    }
    String word = text(document, "kind");
    Optional<Kind> kind = Kind.of(word);
    Node written = document.get("kind");
    if (written != null && !(written instanceof ScalarNode)) {
      findings.add(
          Code.WRONG_TYPE, written.at(), "'kind' must be a text, not " + written.what(), KINDS);
    } else if (word.isEmpty()) {
      findings.add(Code.MISSING_KEY, document.at(), StructureCheck.missing("kind", ""), KINDS);
    } else if (kind.isEmpty()) {
      unchecked(document, word, named, findings);
    }
    return kind.map(k -> new Manifest(k, document)).stream().toList();
  }

  /** An object of another program, in a file that the user named and that holds nothing else. */
  static void unchecked(MapNode object, Findings findings) {
    findings.add(
        Code.RAW_MANIFEST,
        kindOf(object),
        "objects of the kind '" + text(object, "kind") + "' are not checked");
  }

  private static At kindOf(MapNode document) {
    return document.entry("kind").map(e -> e.value().at()).orElse(document.at());
  }

  private static void unchecked(MapNode document, String word, boolean named, Findings findings) {
    At at = kindOf(document);
    List<String> kinds = Stream.of(Kind.values()).map(Kind::word).toList();
    Optional<String> near = Nearest.to(word, kinds);
    if (near.isPresent() && !OTHERS.contains(word)) {
      findings.add(
          Code.INVALID_VALUE,
          at,
          "there is no kind '" + word + "' of Argo",
          "did you mean '" + near.get() + "'?",
          Fix.spelling(at, word, kinds));
    } else if (named || word.startsWith("Workflow")) {
      unchecked(document, findings);
    }
  }

  private static List<MapNode> items(MapNode list) {
    return list.get("items") instanceof ListNode items
        ? items.items().stream().filter(MapNode.class::isInstance).map(MapNode.class::cast).toList()
        : List.of();
  }

  private static String text(MapNode node, String key) {
    Node value = node.get(key);
    return value instanceof ScalarNode s ? s.text() : "";
  }
}
