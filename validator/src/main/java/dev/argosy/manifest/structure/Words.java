package dev.argosy.manifest.structure;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Fix;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.manifest.view.Fields;
import dev.argosy.yaml.Node.ScalarNode;
import java.util.List;
import java.util.Optional;

/** Values that are one of some words. */
public final class Words {
  private Words() {}

  /** A word that is none of those; no word, or an empty one, is right. */
  public static Optional<Diagnostic> wrong(Fields owner, String key, List<String> words) {
    return wrong(owner.text(key), key, owner.at(key), words);
  }

  /** One of a list. */
  public static Optional<Diagnostic> wrong(ScalarNode word, String key, List<String> words) {
    return wrong(word.text(), key, word.at(), words);
  }

  static Optional<Diagnostic> wrong(String word, String key, At at, List<String> choices) {
    List<String> words = choices.stream().filter(c -> !c.isEmpty()).toList();
    if (word.isEmpty() || words.contains(word)) {
      return Optional.empty();
    }
    return Optional.of(
        Diagnostic.of(
                Code.INVALID_VALUE,
                at,
                "'" + key + "' must be one of " + String.join(", ", words) + ", not '" + word + "'",
                Nearest.to(word, words).map(near -> "did you mean '" + near + "'?").orElse(""))
            .withFix(Fix.spelling(at, word, words)));
  }
}
