package dev.argosy.load;

import dev.argosy.manifest.view.Manifest;
import dev.argosy.model.Document.Project;
import dev.argosy.source.SourceFile;
import dev.argosy.yaml.Comments.Comment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The documents of one project: those below the folder of an {@code argosy.yaml}, up to the next
 * one.
 *
 * @param root the project's folder, empty for the tree's root, otherwise ended by {@code /}
 * @param head the Project, null when no {@code argosy.yaml} is there, or it could not be read
 * @param entries all documents but the Project, in the order of the files
 * @param manifests plain manifests of Argo, also those that Argosy wrote
 * @param comments those addressed to Argosy, in the order of the files
 * @param unread files of which not every document could be read as far as its name; without text
 *     where nothing could be read
 * @param broken whether the Project is not as it was meant
 * @param damage what was wrong with documents that could be read
 */
public record Sources(
    String root,
    @Nullable Draft head,
    List<Entry> entries,
    List<Manifest> manifests,
    List<Comment> comments,
    List<SourceFile> unread,
    boolean broken,
    Damage damage) {
  public Sources {
    entries = List.copyOf(entries);
    manifests = List.copyOf(manifests);
    comments = List.copyOf(comments);
    unread = List.copyOf(unread);
  }

  /** The same with other manifests. */
  public Sources with(List<Manifest> others) {
    return new Sources(root, head, entries, others, comments, unread, broken, damage);
  }

  /** As far as it is known without its vars; null when there is none. */
  public @Nullable Project project() {
    return head == null ? null : (Project) head.document();
  }

  /** Whether a name that is not here is nowhere: no document that could not be read has it. */
  public boolean lacks(String name) {
    return unread.stream().noneMatch(f -> f.text().isEmpty() || f.text().contains(name));
  }

  /** Whether a file that is not here is none of the documents' that could not be read. */
  public boolean lacksFile(String path) {
    return unread.stream().noneMatch(f -> f.path().equals(path));
  }

  /** Whether a document, or the Project it belongs to, is not as it was meant. */
  public boolean isBroken(Entry document) {
    return broken || document.broken();
  }
}
