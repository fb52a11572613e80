package dev.argosy.load;

import dev.argosy.manifest.view.Manifest;
import dev.argosy.model.Document.Project;
import dev.argosy.yaml.Comments.Comment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The documents of one project: those below the folder of an {@code argosy.yaml}, up to the next
 * one.
 *
 * @param root the project's folder, empty for the tree's root, otherwise ended by {@code /}
 * @param project null when no {@code argosy.yaml} is there, or it could not be read
 * @param entries all documents but the Project, in the order of the files
 * @param manifests plain manifests of Argo, also those that Argosy wrote
 * @param comments those addressed to Argosy, in the order of the files
 * @param complete whether every document could be read, so that a name that is missing here is
 *     missing
 */
public record Sources(
    String root,
    @Nullable Project project,
    List<Entry> entries,
    List<Manifest> manifests,
    List<Comment> comments,
    boolean complete) {
  public Sources {
    entries = List.copyOf(entries);
    manifests = List.copyOf(manifests);
    comments = List.copyOf(comments);
  }
}
