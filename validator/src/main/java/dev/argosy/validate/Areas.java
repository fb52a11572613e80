package dev.argosy.validate;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.source.SourceFile;
import dev.argosy.yaml.Node;
import dev.argosy.yaml.Node.Entry;
import dev.argosy.yaml.Node.ListNode;
import dev.argosy.yaml.Node.MapNode;
import dev.argosy.yaml.Node.ScalarNode;
import dev.argosy.yaml.YamlReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The parts of files in which one thing of its own is said: a step, a parameter, an output... A
 * mistake in one of them does not make doubtful what is found in another.
 */
final class Areas {
  /** Those whose names are references elsewhere, with a type. */
  private static final Set<String> DECLARED =
      Set.of("params", "inputs", "outputs", "vars", "volumes", "state");

  /** Keys below which names stand that are the author's choice. */
  private static final Set<String> NAMED =
      Set.of(
          "steps",
          "finally",
          "choose",
          "params",
          "inputs",
          "outputs",
          "vars",
          "volumes",
          "env",
          "sidecars",
          "init",
          "profiles",
          "environments",
          "upstream",
          "state",
          "checks",
          "headers");

  private final Map<String, List<Area>> byFile = new HashMap<>();
  private final Set<Area> marked = new HashSet<>();

  /**
   * From one character up to another.
   *
   * @param name of what is declared there; empty for what has no type
   */
  private record Area(String file, String name, int from, int to) {
    boolean holds(int offset) {
      return from <= offset && offset < to;
    }
  }

  static Areas of(List<Diagnostic> findings, List<At> cuts) {
    Areas areas = new Areas();
    findings.stream().filter(Diagnostic::isError).forEach(d -> areas.mark(d.at()));
    cuts.forEach(areas::markAbove);
    return areas;
  }

  /** Lines that were not read belong to what ends above them, for all one knows. */
  private void markAbove(At cut) {
    String text = cut.file().text();
    int last = cut.from() - 1;
    while (last > 0 && Character.isWhitespace(text.charAt(last))) {
      last--;
    }
    marked.add(area(cut.file(), Math.max(last, 0)));
  }

  private void mark(At at) {
    marked.add(area(at));
  }

  /** Whether one of the places of a finding lies in the same part as one of those given. */
  boolean touch(Diagnostic finding) {
    return places(finding).anyMatch(at -> marked.contains(area(at)));
  }

  /** Whether a finding is about a parameter, an output... whose declaration was marked. */
  boolean name(Diagnostic finding) {
    return marked.stream()
        .filter(a -> !a.name().isEmpty())
        .anyMatch(a ->
            a.file().equals(finding.at().file().path())
                && finding.message().contains("'" + a.name() + "'"));
  }

  private static Stream<At> places(Diagnostic d) {
    return Stream.concat(Stream.of(d.at()), d.related().stream().map(Diagnostic.Related::at));
  }

  private Area area(At at) {
    return area(at.file(), at.from());
  }

  private Area area(SourceFile file, int offset) {
    return byFile.computeIfAbsent(file.path(), path -> read(file)).stream()
        .filter(a -> a.holds(offset))
        .min(Comparator.comparingInt(a -> a.to() - a.from()))
        .orElse(new Area(file.path(), "", 0, 0));
  }

  private static List<Area> read(SourceFile file) {
    List<Area> areas = new ArrayList<>();
    if (file.path().endsWith(".yaml") || file.path().endsWith(".yml")) {
      YamlReader.read(file).parts().forEach(part -> collect(part.root(), areas));
    }
    return areas;
  }

  /** Adds the parts of a node, and gives where it ends: a block has the place of its first key. */
  private static int collect(Node node, List<Area> areas) {
    return switch (node) {
      case ScalarNode scalar -> scalar.at().to();
      case ListNode list ->
          list.items().stream().mapToInt(i -> collect(i, areas)).reduce(list.at().to(), Math::max);
      case MapNode map -> {
        int from = map.at().from();
        int end = map.at().to();
        for (Entry entry : map.entries()) {
          end = Math.max(end, collect(entry.value(), areas));
          if (NAMED.contains(entry.key().text()) && entry.value() instanceof MapNode things) {
            boolean declared = DECLARED.contains(entry.key().text());
            things.entries().forEach(e -> areas.add(area(e, declared ? e.key().text() : "")));
          }
        }
        if (map.get("apiVersion") != null) {
          areas.add(new Area(map.at().file().path(), "", from, end));
        }
        yield end;
      }
    };
  }

  private static Area area(Entry e, String name) {
    At key = e.key().at();
    return new Area(key.file().path(), name, key.from(), collect(e.value(), new ArrayList<>()) + 1);
  }
}
