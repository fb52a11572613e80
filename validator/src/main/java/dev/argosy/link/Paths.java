package dev.argosy.link;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Fix;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.model.Word;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Optional;

/**
 * Paths that documents name: relative to the file that says it, or with a leading slash to the
 * project's root.
 */
final class Paths {
  private Paths() {}

  /** The path in the tree; empty, and reported, when it leaves the repository. */
  static Optional<String> resolve(Word path, String root, Findings findings) {
    String file = path.at().file().path();
    String folder = file.contains("/") ? file.substring(0, file.lastIndexOf('/') + 1) : "";
    String full =
        path.text().startsWith("/") ? root + path.text().substring(1) : folder + path.text();
    Deque<String> parts = new ArrayDeque<>();
    for (String part : full.split("/", -1)) {
      if (part.equals("..")) {
        if (parts.pollLast() == null) {
          findings.add(
              Code.PATH_OUTSIDE,
              path.at(),
              "the path '" + path + "' leads outside the repository",
              "only files of the repository can be read");
          return Optional.empty();
        }
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return Optional.of(String.join("/", parts));
  }

  /** The name of the nearest file, where it lies in the folder that {@code path} says. */
  static Optional<Fix> nearest(Word path, String full, Collection<String> known) {
    int folder = full.lastIndexOf('/') + 1;
    String said = path.text().substring(0, path.text().lastIndexOf('/') + 1);
    return Nearest.to(full, known)
        .filter(near -> near.lastIndexOf('/') + 1 == folder)
        .filter(near -> near.startsWith(full.substring(0, folder)))
        .flatMap(near -> Fix.word(path.at(), path.text(), said + near.substring(folder)))
        .map(Fix::asGuess);
  }
}
