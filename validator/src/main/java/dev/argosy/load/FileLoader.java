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
import dev.argosy.model.Document.Project;
import dev.argosy.model.Policy;
import dev.argosy.model.ProjectSpec;
import dev.argosy.schema.LanguageSchema;
import dev.argosy.schema.Salvage;
import dev.argosy.schema.Schema;
import dev.argosy.schema.ShapeCheck;
import dev.argosy.source.SourceFile;
import dev.argosy.source.Tree;
import dev.argosy.text.TextReader;
import dev.argosy.yaml.Comments;
import dev.argosy.yaml.Comments.Comment;
import dev.argosy.yaml.Documents;
import dev.argosy.yaml.Documents.Part;
import dev.argosy.yaml.Node.ListNode;
import dev.argosy.yaml.Node.MapNode;
import dev.argosy.yaml.Node.ScalarNode;
import dev.argosy.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one file. */
final class FileLoader {
  /** What a comment begins with that Argosy reads. */
  private static final String ADDRESS = "argosy:";

  private final Predicate<String> named;
  private final Findings findings = new Findings();
  private final List<Entry> entries = new ArrayList<>();
  private final List<Loaded.Head> projects = new ArrayList<>();
  private final List<Manifest> manifests = new ArrayList<>();
  private final List<Comment> comments = new ArrayList<>();
  private final List<MapNode> others = new ArrayList<>();
  private final List<Diagnostic> damage = new ArrayList<>();
  private final List<At> standIns = new ArrayList<>();
  private final List<At> altered = new ArrayList<>();
  private final List<At> doubtful = new ArrayList<>();
  private @Nullable Project project;
  private @Nullable SourceFile unread;

  private FileLoader(Predicate<String> named, @Nullable Project project) {
    this.named = named;
    this.project = project;
  }

  static Loaded load(Tree tree, String path, Predicate<String> named, @Nullable Project project) {
    FileLoader loader = new FileLoader(named, project);
    loader.read(tree, path);
    return new Loaded(
        loader.entries,
        loader.projects,
        loader.manifests,
        loader.comments,
        loader.findings.sorted(),
        Optional.ofNullable(loader.unread),
        new Damage(loader.damage, loader.standIns, loader.altered, loader.doubtful));
  }

  /** The agent's own object: no part of the language; the cluster checks it. */
  private static final String SYNC = "Sync";

  private void read(Tree tree, String path) {
    Optional<byte[]> bytes = tree.read(path);
    if (bytes.isEmpty()) {
      if (!named.test(path) && Foreign.isNobodys(tree, path)) {
        return;
      }
      unread = new SourceFile(path, "");
      findings.addAll(TextReader.read(tree, path).findings());
      return;
    }
    boolean foreign = !named.test(path) && !Foreign.mentionsArgosy(bytes.get());
    if (foreign && Foreign.isChart(bytes.get())) {
      return;
    }
    Outcome<SourceFile> file = TextReader.decode(path, bytes.get());
    findings.addAll(file.findings());
    file.value()
        .ifPresentOrElse(f -> documents(f, foreign), () -> unread = new SourceFile(path, ""));
  }

  private void documents(SourceFile file, boolean foreign) {
    Documents read = YamlReader.read(file);
    read.findings().stream().filter(Diagnostic::isError).map(Diagnostic::at).forEach(standIns::add);
    if (!read.complete()) {
      unread = file;
    }
    comments.addAll(Comments.of(file, ADDRESS));
    for (Part part : read.parts()) {
      document(part, read.findings());
      if (part.isWhole() && isHeldToPolicy(part.root())) {
        forbidden().ifPresent(f -> f.check(part.root()));
      }
    }
    boolean ours = !entries.isEmpty() || !projects.isEmpty();
    List<Diagnostic> tabs = isForArgo(file, read) ? Tabs.of(file, read) : List.of();
    findings.addAll(tabs);
    Foreign.broken(read.findings(), foreign, ours).stream()
        .filter(d -> tabs.stream().noneMatch(t -> t.at().span().line() == d.at().span().line()))
        .forEach(findings::add);
    if (!ours && manifests.isEmpty()) {
      others.forEach(o -> Manifests.unchecked(o, findings));
    }
  }

  private boolean isForArgo(SourceFile file, Documents read) {
    return !manifests.isEmpty() || !read.complete() && file.text().contains("argoproj.io/");
  }

  /**
   * @param mistakes of the YAML, where a stand-in is in the tree that must not be reported again
   */
  private void document(Part part, List<Diagnostic> mistakes) {
    MapNode node = part.root();
    if (Manifests.isArgo(node)) {
      manifest(part);
      return;
    }
    if (!part.isWhole() && text(node, "kind").isEmpty()) {
      unread = node.at().file(); // it may stand where nothing could be read
      return;
    }
    Optional<String> kind = kind(node, named.test(node.at().file().path()));
    if (kind.isEmpty()) {
      return;
    }
    Findings shape = new Findings();
    boolean waits = ShapeCheck.check(node, kind.get(), shape);
    if (!shape.hasErrors() && part.isWhole()) {
      findings.addAll(shape.sorted());
      add(Draft.of(node, kind.get(), waits, findings), false);
      return;
    }
    Doubt doubt = new Doubt(part);
    List<Diagnostic> own =
        shape.sorted().stream()
            .filter(d -> mistakes.stream().noneMatch(m -> m.at().span().equals(d.at().span())))
            .filter(d -> !isOfHead(d, node) && !doubt.about(d))
            .toList();
    findings.addAll(own);
    damage.addAll(part.mistakes());
    damage.addAll(own);
    altered.addAll(doubt.altered());
    doubtful.addAll(doubt.doubtful());
    addBroken(node, kind.get(), waits);
  }

  /** One with a mistake in its syntax is looked at when all of it could be read. */
  private void manifest(Part part) {
    if (part.doubtful().isEmpty()) {
      String path = part.root().at().file().path();
      manifests.addAll(Manifests.of(part.root(), named.test(path), findings));
    } else {
      unread = part.root().at().file();
    }
  }

  /** What is wrong with apiVersion and kind was said before. */
  private static boolean isOfHead(Diagnostic d, MapNode node) {
    boolean missing = d.code() == Code.MISSING_KEY && d.at().span().equals(node.at().span());
    return missing && d.message().matches(".* the key '(apiVersion|kind)'")
        || Stream.of("apiVersion", "kind")
            .flatMap(key -> Optional.ofNullable(node.get(key)).stream())
            .anyMatch(value -> value.at().span().equals(d.at().span()));
  }

  /** The kind of an Argosy document; empty when it is none, or what it says is wrong. */
  private Optional<String> kind(MapNode node, boolean mustBeOne) {
    if (KubeflowReader.isComponent(node) && KubeflowReader.isForeign(node.at().file())) {
      if (mustBeOne) {
        KubeflowReader.read(node, findings);
      }
      return Optional.empty();
    }
    String version = text(node, "apiVersion");
    String kind = text(node, "kind");
    if (version.equals(LanguageSchema.API_VERSION)) {
      if (kind.equals(SYNC)) {
        return Optional.empty();
      }
      return known(node, kind);
    }
    boolean nobodys = !version.contains(".") && node.get("spec") instanceof MapNode;
    boolean ours =
        version.toLowerCase(Locale.ROOT).contains("argosy")
            || (nobodys || version.startsWith("argoproj.io/"))
                && LanguageSchema.load().kinds().contains(kind);
    if (!ours && Foreign.isObject(version, kind)) {
      if (mustBeOne) {
        others.add(node);
      }
    } else if (!ours && mustBeOne && version.isEmpty() && isWorkflow(node, kind)) {
      findings.add(
          Code.WRONG_API_VERSION,
          at(node, "apiVersion"),
          "the document has no apiVersion and no kind",
          "of a workflow of Argo write apiVersion: argoproj.io/v1alpha1 and kind: Workflow, or"
              + " WorkflowTemplate");
    } else if (ours || mustBeOne) {
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
    return ours && LanguageSchema.load().kinds().contains(kind)
        ? Optional.of(kind)
        : Optional.empty();
  }

  /** What Argo's own editor shows and exports, without the two lines that say what it is. */
  private static boolean isWorkflow(MapNode node, String kind) {
    return kind.isEmpty()
        && node.get("spec") instanceof MapNode spec
        && (spec.get("templates") instanceof ListNode || spec.get("workflowTemplateRef") != null);
  }

  private Optional<String> known(MapNode node, String kind) {
    List<String> kinds = LanguageSchema.load().kinds();
    if (kinds.contains(kind)) {
      return Optional.of(kind);
    }
    Optional<String> alike = kind.isEmpty() ? alike(node) : Optional.empty();
    findings.add(
        Code.WRONG_API_VERSION,
        at(node, "kind"),
        kind.isEmpty()
            ? "the document has no kind: it must be one of " + String.join(", ", kinds)
            : "kind must be one of " + String.join(", ", kinds) + ", not '" + kind + "'",
        kind.isEmpty() ? alike.map(k -> "write kind: " + k).orElse("") : Nearest.hint(kind, kinds),
        Fix.spelling(at(node, "kind"), kind, kinds));
    return Nearest.to(kind, kinds).or(() -> alike);
  }

  /** The first kind whose spec may have all the keys that are written. */
  private static Optional<String> alike(MapNode node) {
    LanguageSchema language = LanguageSchema.load();
    return node.get("spec") instanceof MapNode spec && !spec.entries().isEmpty()
        ? language.kinds().stream()
            .filter(kind -> {
              Schema of = language.definition(kind + "Spec");
              return spec.keys().stream().allMatch(key -> of.property(key).isPresent());
            })
            .findFirst()
        : Optional.empty();
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

  private Optional<Forbidden> forbidden() {
    return Optional.ofNullable(project)
        .map(Project::spec)
        .map(ProjectSpec::policy)
        .map(Policy::forbidden)
        .filter(fields -> !fields.isEmpty())
        .map(fields -> new Forbidden(fields, findings));
  }

  private void addBroken(MapNode node, String kind, boolean waits) {
    Salvage.Salvaged rest = Salvage.of(node, kind);
    Draft draft = Draft.of(rest.node(), kind, waits, findings);
    if (draft.document().metadata().name().text().isEmpty()) {
      unread = node.at().file();
    }
    standIns.addAll(rest.standIns());
    add(draft, true);
  }

  private void add(Draft draft, boolean broken) {
    if (draft.document() instanceof Project p) {
      projects.add(new Loaded.Head(draft, broken));
      project = project == null ? p : project;
    } else {
      entries.add(Entry.of(draft, entries.size(), broken));
    }
  }
}
