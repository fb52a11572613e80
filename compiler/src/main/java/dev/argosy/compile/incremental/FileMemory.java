package dev.argosy.compile.incremental;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Span;
import dev.argosy.load.Entry;
import dev.argosy.load.Loaded;
import dev.argosy.load.Loader;
import dev.argosy.model.Document;
import dev.argosy.model.Document.Project;
import dev.argosy.source.SourceFile;
import dev.argosy.source.Tree;
import dev.argosy.text.TextReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is known of each file: the names of its documents and what is wrong with it. Its documents
 * themselves are read again when somebody needs them.
 */
final class FileMemory {
  /** So many files are held with their documents while a tree is compiled. */
  private static final int HELD = 1_000;

  private static final Supplier<Document> UNREAD =
      () -> {
        throw new IllegalStateException("what is kept between two trees has no documents");
      };

  private final Tree tree;
  private final Contents contents;
  private final Map<String, Kept> before;
  private final Map<String, Kept> after = new HashMap<>();
  private final Recent<Loaded> held = new Recent<>(HELD);

  /**
   * @param key the content, and the project by which it was read
   * @param file without what takes room
   * @param manifests whether it holds plain manifests of Argo
   */
  record Kept(String key, Loaded file, boolean manifests) {}

  /**
   * @param before what the last tree left
   */
  FileMemory(Tree tree, Contents contents, Map<String, Kept> before) {
    this.tree = tree;
    this.contents = contents;
    this.before = before;
  }

  /** For the next tree; files that only the last one had are forgotten. */
  Map<String, Kept> kept() {
    return after;
  }

  /** A file without its manifests. */
  Loaded file(String path, @Nullable Project project) {
    String reader = project == null ? "" : contents.stamp(project.at().file().path());
    String key = contents.id(path) + " " + reader;
    Kept known = before.get(path);
    Kept kept = known != null && known.key.equals(key) ? known : load(path, key, project);
    after.put(path, kept);
    Loaded file = kept.file;
    return new Loaded(
        file.entries().stream().map(this::later).toList(),
        file.projects(),
        List.of(),
        file.comments(),
        file.findings(),
        file.complete());
  }

  private Entry later(Entry entry) {
    return entry.with(() -> whole(entry.path()).entries().get(entry.number()).document().get());
  }

  private Kept load(String path, String key, @Nullable Project project) {
    Loaded file = Loader.file(tree, path, p -> false, project);
    held.put(path, file);
    Loaded kept =
        new Loaded(
            file.entries().stream().map(e -> e.with(UNREAD)).toList(),
            file.projects(),
            List.of(),
            file.comments(),
            file.findings(),
            file.complete());
    return new Kept(key, kept, !file.manifests().isEmpty());
  }

  /** Everything a file holds. */
  Loaded whole(String path) {
    return held.computeIfAbsent(path, p -> Loader.file(tree, p, other -> false, null));
  }

  boolean holdsManifests(String path) {
    Kept kept = after.get(path);
    return kept != null && kept.manifests;
  }

  At at(String path, Span span) {
    SourceFile file =
        tree.read(path)
            .flatMap(bytes -> TextReader.decode(path, bytes).value())
            .orElseGet(() -> new SourceFile(path, ""));
    return new At(file, span);
  }
}
