package dev.argosy.link;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.link.Options.Entries;
import java.util.regex.Pattern;

/** Labels and annotations that Kubernetes would refuse with the whole pod, or run. */
final class Labelling {
  private static final String WORD = "[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?";
  private static final Pattern VALUE = Pattern.compile("(" + WORD + ")?");
  private static final Pattern NAME =
      Pattern.compile(
          "([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*+/)?" + WORD);

  private Labelling() {}

  /** Names and literal values must be those of labels; other values are known when it runs. */
  static Entries<LinkedText> labels(Entries<LinkedText> labels, Findings findings) {
    labels
        .map()
        .forEach((name, text) -> {
          if (text.isConstant() && !VALUE.matcher(text.literals()).matches()) {
            findings.add(
                Code.INVALID_VALUE,
                text.at(),
                "the value of the label '"
                    + name
                    + "' must be at most 63 letters, digits, '-', "
                    + "'_' and '.', starting and ending with a letter or digit",
                "other texts can stand in annotations");
          }
        });
    return annotations(labels, findings);
  }

  static Entries<LinkedText> annotations(Entries<LinkedText> annotations, Findings findings) {
    annotations
        .map()
        .forEach((name, text) -> {
          if (!NAME.matcher(name).matches()) {
            findings.add(
                Code.INVALID_NAME,
                text.at(),
                "'" + name + "' is no name of a label or annotation",
                "for example team, or example.com/team");
          }
        });
    return annotations;
  }
}
