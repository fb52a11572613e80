package dev.argosy.schema;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Fix;
import dev.argosy.yaml.Node.ScalarNode;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Names that an author gives, and what they could be instead. */
final class NameCheck {
  private NameCheck() {}

  static void check(ScalarNode key, Schema names, Findings findings) {
    String text = key.text();
    names
        .pattern()
        .filter(p -> !p.matcher(text).matches())
        .ifPresent(p -> bad(key, p.pattern(), findings));
    names
        .format()
        .flatMap(f -> Formats.expected(f, text))
        .ifPresent(expected ->
            findings.add(
                Code.INVALID_NAME, key.at(), "the name '" + text + "' must be " + expected));
    Integer longest = names.bound("maxLength");
    if (longest != null && text.length() > longest) {
      findings.add(
          Code.INVALID_NAME,
          key.at(),
          "the name '"
              + text
              + "' has "
              + text.length()
              + " characters, at most "
              + longest
              + " are allowed");
    }
  }

  private static void bad(ScalarNode key, String pattern, Findings findings) {
    boolean step = pattern.startsWith("^[a-z]");
    String rule =
        step
            ? "lower-case letters and digits in words joined by '-' or '_', starting with a letter"
            : "letters, digits, '_' and '-', not starting with a digit or '-'";
    String better = step ? stepName(key.text()) : null;
    findings.add(
        Code.INVALID_NAME,
        key.at(),
        "the name '" + key.text() + "' must be " + rule,
        better(better),
        renamed(key, better));
  }

  /** Others may say the name too: what they say is mended once this is. */
  static Optional<Fix> renamed(ScalarNode name, @Nullable String better) {
    return Optional.ofNullable(better)
        .flatMap(b -> Fix.word(name.at(), name.text(), b))
        .map(Fix::asGuess);
  }

  static String better(@Nullable String name) {
    return name == null ? "" : "for example '" + name + "'";
  }

  /** {@code ExitTask} or {@code exit task} as a name that is allowed. */
  static @Nullable String stepName(String text) {
    String words = text.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    String name = words.replaceAll("[^a-z0-9]+", "-").replaceAll("^[-0-9]+|-+$", "");
    return name.isEmpty() ? null : name;
  }
}
