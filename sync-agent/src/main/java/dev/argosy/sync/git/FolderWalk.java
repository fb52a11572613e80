package dev.argosy.sync.git;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Span;
import dev.argosy.source.SourceFile;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.TreeWalk;

/** One walk through the folders of a commit: its regular files, and what else was found there. */
final class FolderWalk {
  private static final int MAX_FINDINGS = 100;
  private static final int MAX_FOLDER_BYTES = 16 << 20;

  private final Limits limits;
  private final Listing last;
  private final Listing listing = new Listing();
  private final ObjectChecker checker =
      new ObjectChecker().setSafeForMacOS(true).setSafeForWindows(true);
  private final Findings findings = new Findings();
  private int refused;
  private boolean full;

  /**
   * @param last a listing without findings; its folders that are the same now are not read again
   */
  FolderWalk(Limits limits, Listing last) {
    this.limits = limits;
    this.last = last;
  }

  Listing listing() {
    return listing;
  }

  List<Diagnostic> findings() {
    return findings.sorted();
  }

  /**
   * @param depth of the root within its commit
   * @throws IOException when objects are missing or damaged
   */
  void list(Repository repository, ObjectId root, int depth) throws IOException {
    try (ObjectReader reader = repository.newObjectReader();
        TreeWalk walk = new TreeWalk(repository, reader)) {
      if (!sound("", root, reader)) {
        return;
      }
      walk.addTree(root);
      while (!full && walk.next()) {
        entry(walk, reader, depth);
      }
    }
  }

  private void entry(TreeWalk walk, ObjectReader reader, int depth) throws IOException {
    String path = walk.getPathString();
    int mode = walk.getRawMode(0);
    if (!plain(walk.getNameString())) {
      refuse(path, "has a name that is not allowed in a repository");
    } else if (FileMode.TREE.equals(mode)) {
      enter(walk, path, depth, reader);
    } else if (FileMode.REGULAR_FILE.equals(mode) || FileMode.EXECUTABLE_FILE.equals(mode)) {
      file(path, walk.getObjectId(0), reader);
    } else {
      refuse(path, FileMode.SYMLINK.equals(mode) ? "is a symlink" : "is a submodule");
    }
  }

  private void enter(TreeWalk walk, String path, int depth, ObjectReader reader)
      throws IOException {
    ObjectId tree = walk.getObjectId(0);
    if (depth + walk.getDepth() + 1 > limits.depth()) {
      tooLarge(abbreviated(path), "is more than " + limits.depth() + " folders deep");
    } else if (listing.take(path, tree, last)) {
      bound(path);
    } else if (sound(path, tree, reader)) {
      listing.enter(path, tree);
      walk.enterSubtree();
    }
  }

  /** Git's own rules for a folder: no '..' or '.git' in any spelling, sorted, nothing twice. */
  private boolean sound(String path, ObjectId tree, ObjectReader reader) throws IOException {
    try {
      checker.checkTree(tree, reader.open(tree, Constants.OBJ_TREE).getBytes(MAX_FOLDER_BYTES));
      return true;
    } catch (LargeObjectException e) {
      tooLarge(path.isEmpty() ? "." : path, "has too many entries");
    } catch (CorruptObjectException e) {
      refuse(
          path.isEmpty() ? "." : path,
          "is a folder that Git does not allow (" + e.getMessage() + ")");
    }
    return false;
  }

  private void file(String path, ObjectId id, ObjectReader reader) throws IOException {
    if (!listing.add(path, id, reader.getObjectSize(id, Constants.OBJ_BLOB))) {
      refuse(path, "is there twice");
    }
    bound(path);
  }

  private void bound(String path) {
    if (listing.files().size() > limits.files()) {
      tooLarge(path, "is one file more than the " + limits.files() + " that are read");
    } else if (listing.bytes() > limits.totalBytes()) {
      tooLarge(path, "brings the files to more than " + limits.totalBytes() + " bytes together");
    }
  }

  private static boolean plain(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return !name.isEmpty()
        && !lower.equals(".")
        && !lower.equals("..")
        && !lower.equals(".git")
        && name.chars()
            .noneMatch(c -> c < ' ' || c == 0x7f || c == '\\' || c == '/' || c == 0xFFFD);
  }

  private void refuse(String path, String what) {
    findings.add(
        Code.TREE_ENTRY_REFUSED,
        at(abbreviated(path)),
        "'" + abbreviated(path) + "' " + what + ", and only regular files are read",
        "replace it by a regular file, or point the sync's path at a folder without it");
    full |= ++refused >= MAX_FINDINGS;
  }

  private void tooLarge(String path, String what) {
    findings.add(
        Code.TREE_TOO_LARGE,
        at(path),
        "'" + path + "' " + what,
        "point the sync's path at a smaller folder");
    full = true;
  }

  private static String abbreviated(String path) {
    return path.length() <= 200 ? path : path.substring(0, 200) + "...";
  }

  private static At at(String path) {
    return new At(new SourceFile(path, ""), Span.START);
  }
}
