package dev.argosy.load;

import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.manifest.view.Manifest;
import dev.argosy.model.Document.Project;
import dev.argosy.yaml.Comments.Comment;
import java.util.List;

/**
 * What one file holds.
 *
 * @param entries its documents in their order, without Projects
 * @param complete whether every document could be read
 */
public record Loaded(
    List<Entry> entries,
    List<Project> projects,
    List<Manifest> manifests,
    List<Comment> comments,
    List<Diagnostic> findings,
    boolean complete) {
  public Loaded {
    entries = List.copyOf(entries);
    projects = List.copyOf(projects);
    manifests = List.copyOf(manifests);
    comments = List.copyOf(comments);
    findings = List.copyOf(findings);
  }
}
