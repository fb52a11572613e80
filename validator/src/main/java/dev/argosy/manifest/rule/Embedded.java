package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Fix;
import dev.argosy.diagnostic.Fix.Edit;
import dev.argosy.diagnostic.Severity;
import dev.argosy.manifest.text.Tag;
import dev.argosy.manifest.text.Tags;
import dev.argosy.source.SourceFile;
import dev.argosy.yaml.Documents;
import dev.argosy.yaml.Node;
import dev.argosy.yaml.Node.Entry;
import dev.argosy.yaml.Node.Kind;
import dev.argosy.yaml.Node.ListNode;
import dev.argosy.yaml.Node.MapNode;
import dev.argosy.yaml.Node.ScalarNode;
import dev.argosy.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * YAML inside of a text, in which tags stand for what Argo puts there before anyone reads it.
 *
 * @param scalar the text as it is written
 * @param read the text, with other characters in place of the tags
 */
record Embedded(ScalarNode scalar, Documents read) {
  /** What cannot be read at all; the rest may be right in a document of another kind. */
  private static final Set<Code> BROKEN =
      Set.of(Code.YAML_SYNTAX, Code.BAD_INDENTATION, Code.UNQUOTED_EXPRESSION);

  private static final List<String> REPLACED =
      List.of("inputs.", "outputs.", "workflow.", "pod.", "retries", "lastRetry.");

  static Embedded of(ScalarNode scalar) {
    SourceFile file = new SourceFile(scalar.at().file().path(), withoutTags(scalar.text()));
    return new Embedded(scalar, YamlReader.read(file));
  }

  /** Whether another text in the place of the scalar cannot be read. */
  static boolean isBroken(String text, ScalarNode scalar) {
    SourceFile file = new SourceFile(scalar.at().file().path(), withoutTags(text));
    return YamlReader.read(file).findings().stream().anyMatch(d -> BROKEN.contains(d.code()));
  }

  /** The mistake that stops the reader, at its place in the scalar. */
  Optional<Diagnostic> broken(String what) {
    return read.findings().stream()
        .filter(d -> BROKEN.contains(d.code()))
        .findFirst()
        .map(d ->
            Diagnostic.of(Code.ARGO_RESOURCE, at(d.at().from(), 1), what + d.message(), d.hint()));
  }

  /** The place of a document that holds no mapping, which is left out of {@link #documents}. */
  Optional<At> notAMapping() {
    return read.findings().stream()
        .filter(d -> d.code() == Code.NOT_A_MAPPING)
        .map(d -> at(d.at()))
        .findFirst();
  }

  /** Whether a tag may become keys, or anything else. */
  boolean isOpen() {
    return scalar.text().lines().anyMatch(l -> l.strip().startsWith("{{"));
  }

  /** What is written, in which a value with a tag is a text that holds it. */
  List<Node> documents() {
    return read.documents().stream().map(this::withTags).toList();
  }

  private Node withTags(Node node) {
    return switch (node) {
      case MapNode map ->
          new MapNode(
              map.at(),
              map.entries().stream()
                  .map(e -> new Entry(withTag(e.key()), withTags(e.value())))
                  .toList());
      case ListNode list ->
          new ListNode(list.at(), list.items().stream().map(this::withTags).toList());
      case ScalarNode s -> withTag(s);
    };
  }

  private ScalarNode withTag(ScalarNode value) {
    String written = written(value.at());
    return written.contains("{{")
        ? new ScalarNode(value.at(), written, Kind.STRING, value.style(), value.positions())
        : value;
  }

  private String written(At inside) {
    int to = Math.min(inside.to(), scalar.text().length());
    return scalar.text().substring(Math.min(inside.from(), to), to);
  }

  /** Whether a tag stands in a line. */
  boolean isTagged(At inside) {
    String text = scalar.text();
    int at = Math.min(inside.from(), text.length());
    int end = text.indexOf('\n', at);
    return text.substring(text.lastIndexOf('\n', at - 1) + 1, end < 0 ? text.length() : end)
        .contains("{{");
  }

  /** A place inside, in the file; of several lines the first. */
  At at(At inside) {
    int length = written(inside).lines().findFirst().orElse("").length();
    return at(inside.from(), Math.max(1, length));
  }

  private At at(int from, int length) {
    int end = scalar.text().length();
    int start = Math.max(0, Math.min(from, end - 1));
    return scalar.at(start, Math.min(start + length, end));
  }

  /**
   * Tells of what is found inside, at its place in the file. Nothing where a tag stands: what takes
   * its place may be right.
   */
  void place(Diagnostic found, Code code, Findings findings) {
    boolean ofValue = found.code() != Code.MISSING_KEY && found.code() != code;
    if (ofValue && written(found.at()).contains("{{")) {
      return;
    }
    Severity severity = found.code() == Code.DUPLICATE_NAME ? Severity.WARNING : found.severity();
    Diagnostic placed =
        Diagnostic.of(code, at(found.at()), found.message(), found.hint()).withSeverity(severity);
    for (Diagnostic.Related related : found.related()) {
      placed = placed.withRelated(at(related.at()), related.message());
    }
    findings.add(placed.withFix(found.fix().flatMap(this::placed)));
  }

  /** The same fix, where what it changes stands in the file as it does in the text. */
  private Optional<Fix> placed(Fix fix) {
    List<Edit> edits = new ArrayList<>();
    for (Edit edit : fix.edits()) {
      At at = scalar.at(edit.at().from(), edit.at().to());
      if (!at.text().equals(edit.at().text()) || !edit.text().matches("[\\w./-]+")) {
        return Optional.empty();
      }
      edits.add(new Edit(at, edit.text()));
    }
    return Optional.of(new Fix(fix.title(), fix.safe(), edits));
  }

  /** As long as before, so that places stay. */
  private static String withoutTags(String text) {
    StringBuilder plain = new StringBuilder(text);
    for (Tag tag : Tags.scan(text).tags()) {
      if (!tag.isExpression() && !isReplaced(tag.name())) {
        continue;
      }
      for (int i = tag.from(); i < tag.to(); i++) {
        if (plain.charAt(i) != '\n') {
          plain.setCharAt(i, 'x');
        }
      }
    }
    return plain.toString();
  }

  /** Whether Argo puts a value in before it reads the manifest. */
  private static boolean isReplaced(String name) {
    return REPLACED.stream().anyMatch(name::startsWith)
        && (Scope.isChecked(name) || !name.startsWith("workflow."));
  }
}
