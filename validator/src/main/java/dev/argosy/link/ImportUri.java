package dev.argosy.link;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.link.LinkedText.Literal;
import dev.argosy.link.LinkedText.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where an imported artifact is; which of the three it is stands in the first literal words. */
public sealed interface ImportUri {
  /** A file that any web server gives. */
  record Web(LinkedText url) implements ImportUri {}

  /** A Git repository at a commit, tag or branch. */
  record Git(LinkedText repository, LinkedText revision) implements ImportUri {}

  /** A key in the artifact repository. */
  record Key(LinkedText key) implements ImportUri {}

  String GIT = "git+";

  static ImportUri of(LinkedText uri) {
    String start = start(uri);
    if (start.startsWith("https://") || start.startsWith("http://")) {
      return new Web(uri);
    }
    return start.startsWith(GIT) ? git(uri).orElse(new Git(uri, uri)) : new Key(uri);
  }

  private static String start(LinkedText uri) {
    return uri.parts().isEmpty() || !(uri.parts().getFirst() instanceof Literal l) ? "" : l.text();
  }

  /** The revision follows the last @ after the host. */
  private static Optional<ImportUri> git(LinkedText uri) {
    List<Part> parts = new ArrayList<>(uri.parts());
    for (int i = parts.size() - 1; i >= 0; i--) {
      int from = i == 0 ? hostEnd(start(uri)) : 0;
      if (parts.get(i) instanceof Literal l && l.text().lastIndexOf('@') >= from) {
        int split = l.text().lastIndexOf('@');
        List<Part> before = new ArrayList<>(parts.subList(0, i));
        before.add(new Literal(l.text().substring(0, split)));
        List<Part> after = new ArrayList<>();
        if (split + 1 < l.text().length()) {
          after.add(new Literal(l.text().substring(split + 1)));
        }
        after.addAll(parts.subList(i + 1, parts.size()));
        before.set(0, new Literal(((Literal) before.getFirst()).text().substring(GIT.length())));
        return after.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Git(new LinkedText(uri.at(), before), new LinkedText(uri.at(), after)));
      }
    }
    return Optional.empty();
  }

  private static int hostEnd(String start) {
    int slash = start.indexOf('/', start.indexOf("://") + 3);
    return slash < 0 ? start.length() : slash;
  }

  Pattern SCHEME = Pattern.compile("([a-z][a-z0-9+.-]*)://.*", Pattern.DOTALL);

  /** Reports what Argo cannot fetch. */
  static void check(LinkedText uri, Findings findings) {
    String start = start(uri);
    Matcher scheme = SCHEME.matcher(start);
    if (uri.parts().isEmpty()) {
      findings.add(Code.INVALID_VALUE, uri.at(), "'uri' is empty: there is nothing to import");
    } else if (scheme.matches()
        && !List.of("http", "https", "git+https").contains(scheme.group(1))) {
      findings.add(
          Code.INVALID_VALUE,
          uri.at(),
          "an artifact cannot be imported by " + scheme.group(1) + "://",
          "https://, git+https://...@ref, or a key of the artifact repository without the bucket");
    } else if (start.startsWith("git+https://") && git(uri).isEmpty()) {
      findings.add(
          Code.INVALID_VALUE,
          uri.at(),
          "the Git repository is named without a revision: what is imported would change from day to day",
          "add @ and a commit, tag or branch: " + uri.literals() + "@main");
    } else if (start.startsWith("git+https://") && uri.literals().contains("#")) {
      findings.add(
          Code.INVALID_VALUE,
          uri.at(),
          "a part of a Git repository cannot be imported: Argo fetches the whole of it",
          "leave out what follows the #, and read the folder in the step");
    } else if (!scheme.matches() && start.startsWith("/")) {
      findings.add(
          Code.INVALID_VALUE,
          uri.at(),
          "a key in the artifact repository does not start with '/'",
          "leave the slash out");
    }
  }
}
