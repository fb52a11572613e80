package dev.argosy.cli;

import dev.argosy.cli.render.Finding;
import dev.argosy.cli.render.Landmark;
import dev.argosy.compile.emit.Emitter;
import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.source.SourceFile;
import dev.argosy.text.TextReader;
import dev.argosy.validate.Review;
import dev.argosy.yaml.Documents;
import dev.argosy.yaml.Node;
import dev.argosy.yaml.Node.ListNode;
import dev.argosy.yaml.Node.MapNode;
import dev.argosy.yaml.Node.ScalarNode;
import dev.argosy.yaml.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The findings that a repository had before: they are known, and not shown again. Each is kept by
 * its code, its file and its {@link Landmark}, so that it is found again when lines move, and shown
 * again when its line changes.
 */
final class Baseline {
  private static final String HEADER =
      "# Findings that are known and not shown. Written by argosy validate --write-baseline.\n";
  private static final int VERSION = 1;
  private static final int MOST_ENTRIES = 100_000;

  /** What makes two findings the same; several may be. */
  private record Key(String file, String code, String at) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      return java.util.Comparator.comparing(Key::file)
          .thenComparing(Key::code)
          .thenComparing(Key::at)
          .compare(this, other);
    }
  }

  /** How many of them are known, and where that is written. */
  private record Known(int count, At at) {}

  private final Path folder;
  private final Path current;
  private final Map<Key, Known> known = new LinkedHashMap<>();
  private final Findings mistakes = new Findings();

  /**
   * @param file where the baseline is: files are named from its folder
   * @param current the folder that findings are named from
   */
  private Baseline(Path file, Path current) {
    this.folder = java.util.Objects.requireNonNull(file.getParent(), "a file has a folder");
    this.current = current;
  }

  /**
   * Reads a baseline.
   *
   * @param shown how the file is named in findings about it
   */
  static Baseline read(Path file, Path current, String shown, byte[] bytes) {
    Baseline baseline = new Baseline(file, current);
    var text = TextReader.decode(shown, bytes);
    baseline.mistakes.addAll(text.findings());
    text.value().ifPresent(baseline::parse);
    return baseline;
  }

  /** The text of a baseline that knows these findings. */
  static String text(List<Finding> findings, Path file, Path current) {
    Baseline baseline = new Baseline(file, current);
    Map<Key, Integer> counts = new TreeMap<>();
    findings.stream()
        .filter(f -> Review.canBeSilenced(f.diagnostic()))
        .forEach(f -> counts.merge(baseline.key(f), 1, Integer::sum));
    List<Map<String, Object>> entries = new ArrayList<>();
    counts.forEach((key, count) -> {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("file", key.file());
      entry.put("code", key.code());
      entry.put("at", key.at());
      if (count > 1) {
        entry.put("count", count);
      }
      entries.add(entry);
    });
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("version", VERSION);
    all.put("findings", entries);
    return HEADER + Emitter.emit(all);
  }

  /** What is wrong with the file itself. */
  List<Finding> mistakes() {
    return mistakes.sorted().stream().map(d -> new Finding(d, path -> path)).toList();
  }

  /**
   * The findings that are not known.
   *
   * @param all whether these are all findings of the repository, so that what is known and not
   *     among them is gone
   */
  List<Finding> unknown(List<Finding> findings, boolean all) {
    Map<Key, Integer> seen = new LinkedHashMap<>();
    List<Finding> remaining = new ArrayList<>();
    for (Finding finding : findings.stream().sorted().toList()) {
      Key key = key(finding);
      Known entry = known.get(key);
      boolean covered =
          entry != null
              && Review.canBeSilenced(finding.diagnostic())
              && seen.merge(key, 1, Integer::sum) <= entry.count();
      if (!covered) {
        remaining.add(finding);
      }
    }
    if (all) {
      known.forEach((key, entry) -> {
        int gone = entry.count() - seen.getOrDefault(key, 0);
        if (gone > 0) {
          remaining.add(stale(key, entry, gone));
        }
      });
    }
    return remaining;
  }

  private static Finding stale(Key key, Known entry, int gone) {
    return new Finding(
        Diagnostic.of(
            Code.BASELINE_STALE,
            entry.at(),
            (gone < entry.count() ? gone + " of " + entry.count() + " findings '" : "the finding '")
                + key.code()
                + "' of "
                + key.file()
                + (gone > 1 ? " are gone" : " is gone"),
            "run argosy validate again with --write-baseline"),
        path -> path);
  }

  private Key key(Finding finding) {
    Path file = current.resolve(finding.file()).normalize();
    return new Key(
        folder.relativize(file).toString().replace('\\', '/'),
        finding.diagnostic().code().id(),
        Landmark.of(finding.diagnostic()));
  }

  private void parse(SourceFile file) {
    Documents read = YamlReader.read(file);
    mistakes.addAll(read.findings());
    if (read.documents().isEmpty()) {
      return;
    }
    MapNode root = read.documents().getFirst();
    boolean known = text(root, "version").filter(String.valueOf(VERSION)::equals).isPresent();
    if (known && root.get("findings") instanceof ListNode list) {
      list.items().stream().limit(MOST_ENTRIES).forEach(this::entry);
    } else {
      unreadable(root);
    }
  }

  private void entry(Node node) {
    if (node instanceof MapNode map) {
      Optional<String> file = text(map, "file");
      Optional<String> code = text(map, "code");
      Optional<String> at = text(map, "at");
      Optional<Integer> count =
          text(map, "count").or(() -> Optional.of("1")).flatMap(Baseline::number);
      if (file.isPresent() && code.isPresent() && at.isPresent() && count.isPresent()) {
        known.put(new Key(file.get(), code.get(), at.get()), new Known(count.get(), map.at()));
        return;
      }
    }
    unreadable(node);
  }

  private void unreadable(Node node) {
    mistakes.add(
        Code.BASELINE_UNREADABLE,
        node.at(),
        "expected a baseline of version " + VERSION + ": findings with file, code and at",
        "write it again: argosy validate --baseline FILE --write-baseline");
  }

  private static Optional<Integer> number(String text) {
    return text.matches("[1-9][0-9]{0,6}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }

  private static Optional<String> text(MapNode map, String key) {
    return map.get(key) instanceof ScalarNode scalar && !scalar.isNull()
        ? Optional.of(scalar.text())
        : Optional.empty();
  }
}
