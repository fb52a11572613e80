package dev.argosy.load;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Fix;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.manifest.view.Manifest;
import dev.argosy.model.Document.Project;
import dev.argosy.model.ProjectSpec;
import dev.argosy.model.Word;
import dev.argosy.source.SourceFile;
import dev.argosy.yaml.Comments.Comment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Puts together what the files of one project hold, in their order. */
public final class Assembly {
  private final String root;
  private final Predicate<String> named;
  private final Findings findings;
  private final List<Entry> entries = new ArrayList<>();
  private final List<Manifest> manifests = new ArrayList<>();
  private final List<Comment> comments = new ArrayList<>();
  private final List<String> read = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();
  private List<Word> written = List.of();
  private List<Glob> sources = List.of(new Glob("**"));
  private final List<SourceFile> unread = new ArrayList<>();
  private final List<Diagnostic> damage = new ArrayList<>();
  private final List<At> standIns = new ArrayList<>();
  private final List<At> altered = new ArrayList<>();
  private final List<At> doubtful = new ArrayList<>();
  private @Nullable Project project;
  private @Nullable Draft draft;
  private boolean broken;

  /**
   * @param root folder of the project, empty or ended by a slash
   * @param named which paths are read though the project does not count them among its sources
   */
  public Assembly(String root, Predicate<String> named, Findings findings) {
    this.root = root;
    this.named = named;
    this.findings = findings;
  }

  /** Reads files that the project knows of. */
  public interface Reading {
    /**
     * What the files hold, in their order.
     *
     * @param project the one that the files before them gave
     */
    List<Loaded> of(List<String> paths, @Nullable Project project);
  }

  /**
   * Adds files in their order.
   *
   * @return those that belong to the project
   */
  public List<String> add(List<String> paths, Reading reading) {
    List<String> own = paths.stream().filter(this::reads).toList();
    paths.forEach(p -> (reads(p) ? read : leftOut).add(p.substring(root.length())));
    boolean known = project != null;
    List<Loaded> files = reading.of(own, project);
    for (int i = 0; i < own.size(); i++) {
      boolean still = known || project == null;
      add(still ? files.get(i) : reading.of(own.subList(i, i + 1), project).getFirst());
    }
    return own;
  }

  private boolean reads(String path) {
    String inside = path.substring(root.length());
    return inside.equals(Layout.PROJECT_FILE)
        || sources.stream().anyMatch(glob -> glob.matches(inside))
        || named.test(path);
  }

  private void add(Loaded file) {
    entries.addAll(file.entries());
    manifests.addAll(file.manifests());
    comments.addAll(file.comments());
    findings.addAll(file.findings());
    file.unread().ifPresent(unread::add);
    damage.addAll(file.damage().found());
    standIns.addAll(file.damage().standIns());
    altered.addAll(file.damage().altered());
    doubtful.addAll(file.damage().doubtful());
    file.projects().forEach(this::add);
  }

  private void add(Loaded.Head head) {
    Project other = head.project();
    if (project != null) {
      findings.add(
          Diagnostic.of(
                  Code.DUPLICATE_NAME, other.metadata().name().at(), "there is already a Project")
              .withRelated(project.metadata().name().at(), "the first one"));
      return;
    }
    project = other;
    draft = head.draft();
    broken = head.broken();
    ProjectSpec spec = other.spec();
    if (spec != null && other.at().file().path().equals(root + Layout.PROJECT_FILE)) {
      written = spec.sources();
      sources = written.stream().map(w -> new Glob(w.text())).toList();
    }
  }

  /**
   * A pattern that matches nothing, but nearly what is left out: what it should have brought is
   * missed by nobody else.
   */
  private void mismatched(Word pattern) {
    Glob glob = new Glob(pattern.text());
    if (pattern.text().contains(" ") || read.stream().anyMatch(glob::matches)) {
      return;
    }
    List<String> nearly = leftOut.stream().map(p -> like(p, pattern.text())).distinct().toList();
    Optional<String> meant =
        Nearest.to(pattern.text(), nearly)
            .or(() ->
                nearly.stream()
                    .filter(pattern.text().replaceFirst("\\.ya?ml$", "")::equals)
                    .findFirst());
    meant.ifPresent(near -> {
      findings.add(
          Code.FILE_MISSING,
          pattern.at(),
          "no file matches '" + pattern + "'",
          Nearest.hint(pattern.text(), List.of(near)),
          Fix.nearest(pattern.at(), pattern.text(), List.of(near)));
      Glob right = new Glob(near);
      leftOut.stream()
          .filter(right::matches)
          .forEach(p -> unread.add(new SourceFile(root + p, "")));
    });
  }

  /** The pattern as it would match a path. */
  private static String like(String path, String pattern) {
    int wild = Math.max(0, pattern.indexOf('*'));
    int depth = (int) pattern.substring(0, wild).chars().filter(c -> c == '/').count();
    String[] folders = path.split("/");
    String ending = path.substring(path.lastIndexOf('.'));
    String folder =
        String.join("/", List.of(folders).subList(0, Math.min(depth, folders.length - 1)));
    return (folder.isEmpty() ? "" : folder + "/")
        + pattern.substring(pattern.lastIndexOf('/', wild) + 1).replaceFirst("\\.ya?ml$", ending);
  }

  public Sources sources() {
    if (!leftOut.isEmpty()) {
      written.forEach(this::mismatched);
    }
    Damage all = new Damage(damage, standIns, altered, doubtful);
    return new Sources(root, draft, entries, manifests, comments, unread, broken, all);
  }
}
