package dev.argosy.yaml;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Fix;
import dev.argosy.diagnostic.Span;
import dev.argosy.source.SourceFile;
import dev.argosy.source.Tree;
import dev.argosy.text.TextReader;
import dev.argosy.yaml.Node.MapNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Text to {@link Node}s: YAML 1.2 with the core schema and merge keys, unique string keys, and
 * limits that no hostile file gets past.
 */
public final class YamlReader {
  private final SourceFile file;
  private final TextMap map;
  private final Findings findings = new Findings();
  private final List<Documents.Part> parts = new ArrayList<>();
  private boolean complete = true;

  private YamlReader(SourceFile file) {
    this.file = file;
    this.map = new TextMap(file);
  }

  /**
   * Reads every document of a file. Never throws because of what the file holds.
   *
   * @param file any text
   * @return the documents that could be read, and what is wrong with the others
   */
  public static Documents read(SourceFile file) {
    if (isTooLarge(file.text())) {
      return tooLarge(file);
    }
    YamlReader reader = new YamlReader(file);
    reader.readAll();
    return new Documents(file, reader.parts, reader.complete, reader.findings.sorted());
  }

  /** No character has more than three bytes; a pair of two has four. */
  private static boolean isTooLarge(String text) {
    return text.length() > Tree.MAX_FILE_BYTES / 3
        && text.getBytes(StandardCharsets.UTF_8).length > Tree.MAX_FILE_BYTES;
  }

  private static Documents tooLarge(SourceFile file) {
    Findings findings = new Findings();
    findings.add(TextReader.tooLarge(file));
    return new Documents(file, List.of(), false, findings.sorted());
  }

  private void readAll() {
    List<Segment> segments = Segment.of(map);
    boolean maskable = Masking.isPossible(map);
    for (Segment segment : segments) {
      if (segment.isJoined(map)) {
        joined(segment);
      }
      DocumentReader reader = new DocumentReader(map, segment, maskable, findings);
      Optional<Node> root = reader.read();
      complete &= !reader.lost();
      if (root.orElse(null) instanceof MapNode mapping) {
        parts.add(reader.part(mapping));
      } else if (!reader.isWhole()) {
        complete = false;
      } else {
        refuse(root, segment, segments.size() == 1);
      }
    }
  }

  private void joined(Segment segment) {
    At at = map.place(segment.from(), segment.from() + Segment.FIRST_KEY.length());
    findings.add(
        Diagnostic.of(
                Code.DUPLICATE_KEY,
                at,
                "a second document seems to start here; expected a line '---' above it",
                "write '---' above")
            .withFix(Fix.guess("write '---' above", at, "---\n" + Segment.FIRST_KEY)));
  }

  private void refuse(Optional<Node> root, Segment segment, boolean only) {
    if (root.isEmpty() || isUnwritten(root.get())) {
      empty(segment, only);
    } else {
      notMapping(root.get());
    }
  }

  private static boolean isUnwritten(Node root) {
    return root instanceof Node.ScalarNode scalar && scalar.isNull() && scalar.text().isEmpty();
  }

  private void empty(Segment segment, boolean only) {
    if (only) {
      findings.add(
          Code.EMPTY_FILE,
          new At(file, Span.START),
          "the file is empty; expected a document with apiVersion and kind",
          "start with 'apiVersion: argosy.dev/v1', or remove the file");
    } else {
      int end = map.end(map.line(segment.from()));
      findings.add(
          Code.EMPTY_DOCUMENT,
          map.place(segment.from(), end),
          "this document is empty; expected a mapping with apiVersion and kind",
          "remove this '---'",
          markerOf(segment));
    }
  }

  /** The line of the marker, where nothing else stands in it. */
  private Optional<Fix> markerOf(Segment segment) {
    int line = map.line(segment.from());
    At at = map.place(map.start(line), map.start(line + 1));
    return at.text().strip().equals("---")
        ? Optional.of(Fix.safe("remove this '---'", at, ""))
        : Optional.empty();
  }

  private void notMapping(Node root) {
    complete = false;
    findings.add(
        Code.NOT_A_MAPPING,
        root.at(),
        "this document is " + root.what() + "; expected a mapping with apiVersion and kind",
        "start with 'apiVersion: argosy.dev/v1'");
  }
}
