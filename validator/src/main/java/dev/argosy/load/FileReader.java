package dev.argosy.load;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Fix;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.diagnostic.Outcome;
import dev.argosy.kubeflow.KubeflowReader;
import dev.argosy.manifest.view.Manifest;
import dev.argosy.model.Document;
import dev.argosy.schema.Binder;
import dev.argosy.schema.LanguageSchema;
import dev.argosy.schema.ShapeCheck;
import dev.argosy.source.SourceFile;
import dev.argosy.source.Tree;
import dev.argosy.text.TextReader;
import dev.argosy.yaml.Comments;
import dev.argosy.yaml.Comments.Comment;
import dev.argosy.yaml.Documents;
import dev.argosy.yaml.Node.MapNode;
import dev.argosy.yaml.Node.ScalarNode;
import dev.argosy.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads one file: bytes to documents, whose shape is checked. */
final class FileReader {
  /** What a comment begins with that Argosy reads. */
  private static final String ADDRESS = "argosy:";

  private final String path;
  private final boolean named;
  private final Findings findings = new Findings();
  private final List<Document> documents = new ArrayList<>();
  private final List<Manifest> manifests = new ArrayList<>();
  private final List<Comment> comments = new ArrayList<>();
  private final List<MapNode> held = new ArrayList<>();
  private boolean complete = true;

  private FileReader(String path, boolean named) {
    this.path = path;
    this.named = named;
  }

  /**
   * What a file holds.
   *
   * @param findings sorted
   * @param held documents that must keep to the policy
   * @param complete whether every document could be read
   */
  record Content(
      List<Diagnostic> findings,
      List<Document> documents,
      List<Manifest> manifests,
      List<Comment> comments,
      List<MapNode> held,
      boolean complete) {}

  /**
   * @param named whether the user named the file: then it must hold documents of Argosy; others are
   *     only read when they mention Argosy
   */
  static Content read(Tree tree, String path, boolean named) {
    FileReader reader = new FileReader(path, named);
    reader.read(tree);
    return new Content(
        reader.findings.sorted(),
        reader.documents,
        reader.manifests,
        reader.comments,
        reader.held,
        reader.complete);
  }

  private void read(Tree tree) {
    Optional<byte[]> bytes = tree.read(path);
    if (bytes.isEmpty()) {
      complete = false;
      findings.addAll(TextReader.read(tree, path).findings());
      return;
    }
    boolean foreign = !named && !Foreign.mentionsArgosy(bytes.get());
    if (foreign && Foreign.isChart(bytes.get())) {
      return;
    }
    Outcome<SourceFile> file = TextReader.decode(path, bytes.get());
    findings.addAll(file.findings());
    complete &= file.value().isPresent();
    file.value().ifPresent(f -> documents(f, foreign));
  }

  private void documents(SourceFile file, boolean foreign) {
    Documents read = YamlReader.read(file);
    findings.addAll(foreign ? Foreign.broken(read.findings()) : read.findings());
    complete &= read.complete();
    comments.addAll(Comments.of(file, ADDRESS));
    for (MapNode node : read.documents()) {
      document(node, read.findings());
      if (isHeldToPolicy(node)) {
        held.add(node);
      }
    }
  }

  /**
   * @param mistakes of the YAML, where a stand-in is in the tree that must not be reported again
   */
  private void document(MapNode node, List<Diagnostic> mistakes) {
    if (Manifests.isArgo(node)) {
      manifests.addAll(Manifests.of(node, named, findings));
      return;
    }
    Optional<String> kind = kind(node);
    if (kind.isEmpty()) {
      return;
    }
    Findings before = new Findings();
    if (!ShapeCheck.check(node, kind.get(), before)) {
      complete = false;
      before.sorted().stream()
          .filter(d -> mistakes.stream().noneMatch(m -> m.at().span().equals(d.at().span())))
          .forEach(findings::add);
      return;
    }
    findings.addAll(before.sorted());
    documents.add(Binder.bind(node, kind.get(), findings));
  }

  /** The kind of an Argosy document; empty when it is none, or what it says is wrong. */
  private Optional<String> kind(MapNode node) {
    if (KubeflowReader.isForeign(node.at().file()) && KubeflowReader.isComponent(node)) {
      if (named) {
        KubeflowReader.read(node, findings);
      }
      return Optional.empty();
    }
    String version = text(node, "apiVersion");
    String kind = text(node, "kind");
    if (version.equals(LanguageSchema.API_VERSION)) {
      return known(node, kind);
    }
    boolean ours = version.toLowerCase(Locale.ROOT).contains("argosy");
    if (ours || named) {
      findings.add(
          Code.WRONG_API_VERSION,
          at(node, "apiVersion"),
          version.isEmpty()
              ? "the document has no apiVersion: it must be " + LanguageSchema.API_VERSION
              : "apiVersion must be " + LanguageSchema.API_VERSION + ", not '" + version + "'",
          "write apiVersion: " + LanguageSchema.API_VERSION,
          ours
              ? Fix.word(at(node, "apiVersion"), version, LanguageSchema.API_VERSION)
                  .map(Fix::asGuess)
              : Optional.empty());
    }
    return Optional.empty();
  }

  private Optional<String> known(MapNode node, String kind) {
    List<String> kinds = LanguageSchema.load().kinds();
    if (kinds.contains(kind)) {
      return Optional.of(kind);
    }
    findings.add(
        Code.WRONG_API_VERSION,
        at(node, "kind"),
        kind.isEmpty()
            ? "the document has no kind: it must be one of " + String.join(", ", kinds)
            : "kind must be one of " + String.join(", ", kinds) + ", not '" + kind + "'",
        kind.isEmpty() ? "" : Nearest.hint(kind, kinds),
        Fix.spelling(at(node, "kind"), kind, kinds));
    return Optional.empty();
  }

  private static boolean isHeldToPolicy(MapNode node) {
    String version = text(node, "apiVersion");
    return version.equals(LanguageSchema.API_VERSION)
        || version.startsWith("argoproj.io/") && !Manifest.isGenerated(node);
  }

  private static String text(MapNode node, String key) {
    return node.get(key) instanceof ScalarNode s ? s.text() : "";
  }

  private static At at(MapNode node, String key) {
    return node.entry(key).map(e -> e.value().at()).orElse(node.at());
  }
}
