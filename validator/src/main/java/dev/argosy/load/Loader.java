package dev.argosy.load;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.manifest.view.Manifest;
import dev.argosy.model.Document;
import dev.argosy.model.Document.Project;
import dev.argosy.model.Policy;
import dev.argosy.model.ProjectSpec;
import dev.argosy.parallel.Parallel;
import dev.argosy.source.Tree;
import dev.argosy.yaml.Comments.Comment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads the projects of a tree. A file that cannot be read never hides the mistakes of another. */
public final class Loader {
  /** So many files are read before the first is put away: nodes take more room than records. */
  private static final int AT_ONCE = 128;

  private final Tree tree;
  private final Set<String> paths;
  private final Predicate<String> named;
  private final Findings findings;

  private Loader(Tree tree, List<String> paths, Predicate<String> named, Findings findings) {
    this.tree = tree;
    this.paths = new HashSet<>(paths);
    this.named = named;
    this.findings = findings;
  }

  /**
   * @param named which paths the user named one by one: those must hold documents of Argosy; of the
   *     others only files that mention Argosy are read
   */
  public static List<Sources> load(Tree tree, Predicate<String> named, Findings findings) {
    List<String> paths = tree.paths();
    Loader loader = new Loader(tree, paths, named, findings);
    List<Sources> projects = new ArrayList<>();
    Layout.byProject(paths).forEach((root, files) -> projects.add(loader.project(root, files)));
    return projects;
  }

  private Sources project(String root, List<String> files) {
    Batch batch = new Batch(findings);
    if (paths.contains(root + Layout.PROJECT_FILE)) {
      batch.add(read(root + Layout.PROJECT_FILE));
    }
    Predicate<String> isSource = sources(batch.project);
    List<String> wanted =
        files.stream()
            .filter(path -> isSource.test(path.substring(root.length())) || named.test(path))
            .toList();
    for (int from = 0; from < wanted.size(); from += AT_ONCE) {
      List<String> some = wanted.subList(from, Math.min(from + AT_ONCE, wanted.size()));
      Parallel.map(some, this::read).forEach(batch::add);
    }
    return new Sources(
        root, batch.project, batch.documents, batch.manifests, batch.comments, batch.complete);
  }

  private FileReader.Content read(String path) {
    return FileReader.read(tree, path, named.test(path));
  }

  private static Predicate<String> sources(@Nullable Project project) {
    if (project == null || project.spec() == null) {
      return path -> true;
    }
    List<Glob> globs = project.spec().sources().stream().map(Glob::new).toList();
    return path -> globs.stream().anyMatch(glob -> glob.matches(path));
  }

  /** What was read so far of one project. */
  private static final class Batch {
    final Findings findings;
    @Nullable Project project;
    final List<Document> documents = new ArrayList<>();
    final List<Manifest> manifests = new ArrayList<>();
    final List<Comment> comments = new ArrayList<>();
    boolean complete = true;

    Batch(Findings findings) {
      this.findings = findings;
    }

    void add(FileReader.Content file) {
      findings.addAll(file.findings());
      file.documents().forEach(this::add);
      manifests.addAll(file.manifests());
      comments.addAll(file.comments());
      complete &= file.complete();
      forbidden().ifPresent(f -> file.held().forEach(f::check));
    }

    private Optional<Forbidden> forbidden() {
      return Optional.ofNullable(project)
          .map(Project::spec)
          .map(ProjectSpec::policy)
          .map(Policy::forbidden)
          .filter(fields -> !fields.isEmpty())
          .map(fields -> new Forbidden(fields, findings));
    }

    private void add(Document document) {
      if (!(document instanceof Project p)) {
        documents.add(document);
      } else if (project == null) {
        project = p;
      } else {
        findings.add(
            Diagnostic.of(
                    Code.DUPLICATE_NAME, p.metadata().name().at(), "there is already a Project")
                .withRelated(project.metadata().name().at(), "the first one"));
      }
    }
  }
}
