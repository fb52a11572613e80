package dev.argosy.compile.incremental;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Span;
import dev.argosy.load.Draft;
import dev.argosy.load.Loaded;
import dev.argosy.load.Loader;
import dev.argosy.model.Document.Project;
import dev.argosy.parallel.Parallel;
import dev.argosy.source.MemoryTree;
import dev.argosy.source.SourceFile;
import dev.argosy.source.Tree;
import dev.argosy.text.TextReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is known of each file: the names of its documents and what is wrong with it. Its documents
 * themselves are read again when somebody needs them.
 */
final class FileMemory {
  /** So many files are held with their documents while a tree is compiled. */
  private static final int HELD = 1_000;

  private static final Tree NOTHING = MemoryTree.of(Map.of());

  private final Recent<Loaded> held = new Recent<>(HELD);
  private Map<String, Kept> before = new HashMap<>();
  private Map<String, Kept> after = new HashMap<>();
  private Tree tree = NOTHING;
  private Contents contents = new Contents(Map.of());

  /**
   * @param key the content, and the project by which it was read
   * @param file without what takes room
   * @param manifests whether it holds plain manifests of Argo
   */
  private record Kept(String key, Loaded file, boolean manifests) {}

  /** A file as it was read. */
  private record Read(String path, String key, Loaded file) {}

  /** From now on another tree is meant. */
  void begin(Tree other, Contents its) {
    tree = other;
    contents = its;
    after = new HashMap<>();
  }

  /** The tree was compiled; files that only the last one had are forgotten. */
  void end() {
    before = after;
    close();
  }

  /** Lets go of the tree. */
  void close() {
    after = new HashMap<>();
    tree = NOTHING;
    contents = new Contents(Map.of());
    held.clear();
  }

  /**
   * Files without their manifests.
   *
   * @param project the one that the files before them gave
   */
  List<Loaded> files(List<String> paths, @Nullable Project project) {
    String reader = project == null ? "" : contents.stamp(project.at().file().path());
    List<String> unknown = paths.stream().filter(p -> !isKnown(p, key(p, reader))).toList();
    Parallel.map(unknown, p -> new Read(p, key(p, reader), load(p, project))).forEach(this::keep);
    return paths.stream().map(p -> kept(p).file).toList();
  }

  private String key(String path, String reader) {
    return contents.id(path) + reader;
  }

  private boolean isKnown(String path, String key) {
    Kept known = before.get(path);
    if (known == null || !known.key.equals(key)) {
      return false;
    }
    after.put(path, known);
    return true;
  }

  private Loaded load(String path, @Nullable Project project) {
    return Loader.file(tree, path, other -> false, project);
  }

  private void keep(Read read) {
    Loaded file = read.file;
    held.put(read.path, file);
    Loaded slim =
        new Loaded(
            file.entries().stream().map(e -> e.with(again(e.path(), e.number()))).toList(),
            file.projects(),
            List.of(),
            file.comments(),
            file.findings(),
            file.unread(),
            file.damage());
    after.put(read.path, new Kept(read.key, slim, !file.manifests().isEmpty()));
  }

  private Kept kept(String path) {
    return Objects.requireNonNull(after.get(path));
  }

  /** Of the tree that is meant when it is asked for. */
  private Supplier<Draft> again(String path, int number) {
    return () -> whole(path).entries().get(number).draft().get();
  }

  /** Everything a file holds. */
  Loaded whole(String path) {
    return held.computeIfAbsent(path, p -> load(p, null));
  }

  boolean holdsManifests(String path) {
    return kept(path).manifests;
  }

  At at(String path, Span span) {
    SourceFile file =
        tree.read(path)
            .flatMap(bytes -> TextReader.decode(path, bytes).value())
            .orElseGet(() -> new SourceFile(path, ""));
    return new At(file, span);
  }
}
