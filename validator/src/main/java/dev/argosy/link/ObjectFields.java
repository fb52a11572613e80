package dev.argosy.link;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Fix;
import dev.argosy.manifest.text.ResourceCondition;
import dev.argosy.model.Word;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What asks for fields of an object in the languages of Kubernetes: conditions, JSON paths. */
final class ObjectFields {
  private static final Pattern BARE = Pattern.compile("\\$?(\\.?[A-Za-z_][\\w.\\[\\]'*-]*)");
  private static final Pattern IN_BRACES = Pattern.compile("\\s*[.$@\\['\"].*|(range|end)\\b.*");

  private ObjectFields() {}

  /** A condition, which Argo reads only when the object has been made. */
  static Optional<String> condition(@Nullable Word condition, Findings findings) {
    if (condition != null) {
      ResourceCondition.check(condition.text())
          .forEach(p ->
              findings.add(
                  Code.INVALID_VALUE,
                  condition.at(p.from(), Math.min(p.to(), condition.text().length())),
                  p.message(),
                  p.hint()));
    }
    return Optional.ofNullable(condition).map(Word::text);
  }

  /** A path, of which only what stands in braces is looked up; the rest is text. */
  static Optional<String> jsonPath(@Nullable Word path, Findings findings) {
    if (path == null) {
      return Optional.empty();
    }
    String text = path.text();
    int open = text.indexOf('{');
    int close = text.indexOf('}', open + 1);
    if (open < 0) {
      String meant = BARE.matcher(text).matches() ? "{" + dotted(text) + "}" : "{.metadata.name}";
      findings.add(
          Code.INVALID_VALUE,
          path.at(),
          "a JSON path stands in braces: this one is taken for plain text",
          "write \"" + meant + "\"",
          quoted(path, meant));
    } else if (close < 0) {
      findings.add(
          Code.INVALID_VALUE,
          path.at(),
          "the '{' of this JSON path is never closed",
          "write \"" + text + "}\"",
          quoted(path, text + "}"));
    } else if (!IN_BRACES.matcher(text.substring(open + 1, close)).matches()) {
      findings.add(
          Code.INVALID_VALUE,
          path.at(),
          "a JSON path starts with a dot: expected {." + text.substring(open + 1, close) + "}",
          "write \"" + text.substring(0, open + 1) + "." + text.substring(open + 1) + "\"");
    }
    return Optional.of(text);
  }

  private static String dotted(String bare) {
    String path = bare.startsWith("$") ? bare.substring(1) : bare;
    return path.startsWith(".") ? path : "." + path;
  }

  private static Optional<Fix> quoted(Word path, String meant) {
    At at = path.at();
    return Optional.of(Fix.guess("write \"" + meant + "\"", at, '"' + meant + '"'));
  }
}
