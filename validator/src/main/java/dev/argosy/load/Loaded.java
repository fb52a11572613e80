package dev.argosy.load;

import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.manifest.view.Manifest;
import dev.argosy.model.Document.Project;
import dev.argosy.source.SourceFile;
import dev.argosy.yaml.Comments.Comment;
import java.util.List;
import java.util.Optional;

/**
 * What one file holds.
 *
 * @param entries its documents in their order, without Projects
 * @param unread the file itself, where not every document could be read as far as its name
 */
public record Loaded(
    List<Entry> entries,
    List<Head> projects,
    List<Manifest> manifests,
    List<Comment> comments,
    List<Diagnostic> findings,
    Optional<SourceFile> unread,
    Damage damage) {
  /** A Project, and whether it is not as it was meant. */
  public record Head(Draft draft, boolean broken) {
    Project project() {
      return (Project) draft.document();
    }
  }

  /** A file with one document, and nothing wrong. */
  static Loaded of(Entry entry) {
    return new Loaded(
        List.of(entry), List.of(), List.of(), List.of(), List.of(), Optional.empty(), Damage.NONE);
  }

  public Loaded {
    entries = List.copyOf(entries);
    projects = List.copyOf(projects);
    manifests = List.copyOf(manifests);
    comments = List.copyOf(comments);
    findings = List.copyOf(findings);
  }
}
