package dev.argosy.load;

import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.model.Document.Project;
import dev.argosy.source.Tree;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The document of a file that is read when somebody asks for it. */
final class Later implements Supplier<Draft> {
  private final Tree tree;
  private final String path;
  private final @Nullable Project project;
  private @Nullable Draft draft;

  Later(Tree tree, String path, @Nullable Project project) {
    this.tree = tree;
    this.path = path;
    this.project = project;
  }

  /**
   * @throws Misread when the file is not just one document without mistakes
   */
  @Override
  public synchronized Draft get() {
    if (draft == null) {
      Loaded file = FileLoader.load(tree, path, other -> false, project);
      if (file.entries().size() != 1
          || !file.projects().isEmpty()
          || !file.manifests().isEmpty()
          || file.unread().isPresent()
          || file.findings().stream().anyMatch(Diagnostic::isError)
          || !file.damage().isNone()) {
        throw new Misread(path);
      }
      draft = file.entries().getFirst().draft().get();
    }
    return draft;
  }
}
