package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Severity;
import dev.argosy.diagnostic.Span;
import dev.argosy.source.SourceFile;
import dev.argosy.yaml.Documents;
import dev.argosy.yaml.Node.ScalarNode;
import dev.argosy.yaml.YamlReader;
import java.util.Optional;
import java.util.Set;

/** YAML inside of a text. */
final class Patches {
  /** What cannot be read at all; the rest may be right in a document of another kind. */
  private static final Set<Code> BROKEN =
      Set.of(Code.YAML_SYNTAX, Code.BAD_INDENTATION, Code.UNQUOTED_EXPRESSION);

  private Patches() {}

  /** A patch of pods is YAML; what tags in it become may mend it, or not. */
  static void check(ScalarNode patch, Findings findings) {
    String text = ResourceTemplates.withoutTags(patch.text());
    boolean tagged = patch.text().contains("{{");
    broken(read(patch, text))
        .map(d -> said(d, patch, text, "the patch is not YAML: "))
        .map(d -> tagged ? d.withSeverity(Severity.WARNING) : d)
        .ifPresent(findings::add);
  }

  static Documents read(ScalarNode scalar, String text) {
    return YamlReader.read(new SourceFile(scalar.at().file().path(), text));
  }

  /** The mistake that stops the reader, at its place in what was read. */
  static Optional<Diagnostic> broken(Documents read) {
    return read.findings().stream().filter(d -> BROKEN.contains(d.code())).findFirst();
  }

  /** The same at its place in the scalar. */
  static Diagnostic said(Diagnostic broken, ScalarNode scalar, String text, String what) {
    int from = offset(text, broken.at().span());
    return Diagnostic.of(
        Code.ARGO_RESOURCE,
        scalar.at(from, Math.min(from + 1, text.length())),
        what + broken.message(),
        broken.hint());
  }

  static int offset(String text, Span span) {
    int at = 0;
    for (int line = 1; line < span.line() && text.indexOf('\n', at) >= 0; line++) {
      at = text.indexOf('\n', at) + 1;
    }
    return Math.min(at + span.column() - 1, Math.max(0, text.length() - 1));
  }
}
