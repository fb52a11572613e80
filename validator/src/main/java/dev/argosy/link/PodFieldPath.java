package dev.argosy.link;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Fix;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.fields.DownwardApi;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What Kubernetes tells a container of its own pod. */
final class PodFieldPath {
  private static final List<String> OF_VOLUMES =
      Stream.concat(DownwardApi.FILES.stream(), DownwardApi.MAPS.stream()).toList();

  private static final Pattern ENTRY =
      Pattern.compile("metadata\\.(?:labels|annotations)\\['[^']+']");

  private PodFieldPath() {}

  /**
   * @param volume whether it is for a file of a volume, else for a variable
   */
  static void check(At at, String path, boolean volume, Findings findings) {
    List<String> known = volume ? OF_VOLUMES : DownwardApi.VARIABLES;
    if (!known.contains(path) && !ENTRY.matcher(path).matches()) {
      findings.add(
          Code.INVALID_VALUE,
          at,
          "Kubernetes has no field '" + path + "' for " + (volume ? "volumes" : "variables"),
          entry(path).map(e -> "write " + e).orElseGet(() -> Nearest.hint(path, all(known))),
          entry(path).isPresent() ? Optional.empty() : Fix.nearest(at, path, known));
    }
  }

  /** One label or annotation, that was written in another way. */
  private static Optional<String> entry(String path) {
    String[] words = path.split("[.\\[]", 3);
    return words.length == 3 && DownwardApi.MAPS.contains(words[0] + "." + words[1])
        ? Optional.of("metadata." + words[1] + "['" + words[2].replaceAll("[\\]\"']", "") + "']")
        : Optional.empty();
  }

  private static List<String> all(List<String> known) {
    List<String> all = new ArrayList<>(known);
    all.add("metadata.labels['x']");
    all.add("metadata.annotations['x']");
    return all;
  }
}
