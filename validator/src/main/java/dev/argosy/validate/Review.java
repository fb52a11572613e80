package dev.argosy.validate;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Severity;
import dev.argosy.schema.LanguageSchema;
import dev.argosy.yaml.Comments.Comment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a team makes of what was found: the levels that its projects set for rules, and the comments
 * by which its files silence findings.
 */
public final class Review {
  private final Map<String, Map<String, String>> rules;
  private final List<Suppression> suppressions = new ArrayList<>();
  private final Findings ofComments = new Findings();

  /**
   * @param rules the levels by code, by the root of the project
   */
  Review(Map<String, Map<String, String>> rules, List<Comment> comments) {
    this.rules = rules;
    comments.forEach(c -> suppressions.addAll(Suppression.read(c, ofComments)));
  }

  /**
   * The findings that remain, each at its level, and those about comments.
   *
   * @param everything whether nothing is left to be looked for, so that a comment that silences
   *     nothing is of no use
   */
  Findings of(Collection<Diagnostic> found, boolean everything) {
    Findings remaining = new Findings();
    List<Diagnostic> said = new ArrayList<>(ofComments.sorted());
    Set<Suppression> used = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Diagnostic finding : found) {
      adjusted(finding).filter(f -> !isSilenced(f, used, said)).ifPresent(remaining::add);
    }
    if (everything && !remaining.hasErrors()) {
      suppressions.stream().filter(s -> !used.contains(s)).map(Review::unused).forEach(said::add);
    }
    said.forEach(f -> adjusted(f).ifPresent(remaining::add));
    return remaining;
  }

  /**
   * Whether a team may look past a finding where it stands. Not past what stops the compilation of
   * the file it is in: a file of Argosy must compile, a plain manifest of Argo is none of its own.
   * A warning that a project made an error is still the team's own matter.
   */
  public static boolean canBeSilenced(Diagnostic finding) {
    return !finding.isError()
        || finding.code().severity() != Severity.ERROR
        || !finding.at().file().text().contains(LanguageSchema.API_VERSION);
  }

  private boolean isSilenced(Diagnostic finding, Set<Suppression> used, List<Diagnostic> said) {
    List<Suppression> by = suppressions.stream().filter(s -> s.silences(finding)).toList();
    used.addAll(by);
    if (by.isEmpty() || canBeSilenced(finding)) {
      return !by.isEmpty();
    }
    by.forEach(s -> said.add(refused(s, finding)));
    return false;
  }

  private static Diagnostic refused(Suppression suppression, Diagnostic finding) {
    return Diagnostic.of(
            Code.SUPPRESSION_REFUSED,
            suppression.at(),
            "'" + suppression.code().id() + "' stops the compilation and cannot be silenced",
            "mend what it is about, and remove the comment")
        .withDeclaration(finding.at(), "it is about this");
  }

  private static Diagnostic unused(Suppression suppression) {
    return Diagnostic.of(
        Code.SUPPRESSION_UNUSED,
        suppression.at(),
        "there is no '" + suppression.code().id() + "' here to silence",
        "remove it from the comment");
  }

  /** A project may change how bad a warning is, or silence it; an error stays one. */
  private Optional<Diagnostic> adjusted(Diagnostic finding) {
    String setting = rules(finding.at().file().path()).get(finding.code().id());
    if (setting == null && finding.code().isOptional()) {
      return Optional.empty();
    }
    if (setting == null || finding.code().severity() == Severity.ERROR) {
      return Optional.of(finding);
    }
    return setting.equals("off")
        ? Optional.empty()
        : Optional.of(finding.withSeverity(Severity.valueOf(setting.toUpperCase(Locale.ROOT))));
  }

  /** Those of the innermost project that holds a file. */
  private Map<String, String> rules(String path) {
    String root = "";
    for (String candidate : rules.keySet()) {
      if (path.startsWith(candidate) && candidate.length() > root.length()) {
        root = candidate;
      }
    }
    return rules.getOrDefault(root, Map.of());
  }
}
