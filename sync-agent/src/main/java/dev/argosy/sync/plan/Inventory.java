package dev.argosy.sync.plan;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a sync has applied and therefore owns. Only what stands here may ever be pruned.
 *
 * @param source name of the sync
 * @param commit the commit last applied in full, empty before the first
 * @param objects in apply order
 */
public record Inventory(String source, String commit, SortedSet<ObjectKey> objects) {
  /** First line of the written form; another number is another format. */
  public static final String VERSION = "argosy-inventory/1";

  private static final String SOURCE = "source ";
  private static final String COMMIT = "commit ";
  private static final String COUNT = "objects ";
  private static final int HEAD = 4;

  public Inventory {
    objects = Collections.unmodifiableSortedSet(new TreeSet<>(objects));
  }

  public static Inventory none(String source) {
    return new Inventory(source, "", new TreeSet<>());
  }

  /** The same owner, owning {@code more} as well: what is written before anything is created. */
  public Inventory plus(Collection<ObjectKey> more) {
    TreeSet<ObjectKey> union = new TreeSet<>(objects);
    union.addAll(more);
    return new Inventory(source, commit, union);
  }

  /** The same owner, of {@code fewer} no more. */
  public Inventory without(Collection<ObjectKey> fewer) {
    TreeSet<ObjectKey> rest = new TreeSet<>(objects);
    rest.removeAll(fewer);
    return new Inventory(source, commit, rest);
  }

  /** The text that {@link #parse} reads: version, source, commit, count, then one object a line. */
  public String text() {
    StringBuilder text = new StringBuilder(VERSION).append('\n');
    text.append(SOURCE).append(source).append('\n');
    text.append(COMMIT).append(commit.isEmpty() ? "-" : commit).append('\n');
    text.append(COUNT).append(objects.size()).append('\n');
    objects.forEach(key -> text.append(key.line()).append('\n'));
    return text.toString();
  }

  /**
   * Reads what {@link #text} wrote; empty for anything else, also when lines are missing: a damaged
   * inventory must never mean "owns less".
   */
  public static Optional<Inventory> parse(String text) {
    List<String> lines = List.of(text.split("\n", -1));
    if (!headed(lines)) {
      return Optional.empty();
    }
    List<Optional<ObjectKey>> keys =
        lines.subList(HEAD, lines.size() - 1).stream().map(ObjectKey::parse).toList();
    TreeSet<ObjectKey> objects = new TreeSet<>();
    keys.forEach(key -> key.ifPresent(objects::add));
    if (!lines.get(3).equals(COUNT + keys.size()) || objects.size() != keys.size()) {
      return Optional.empty();
    }
    String commit = lines.get(2).substring(COMMIT.length());
    return Optional.of(
        new Inventory(
            lines.get(1).substring(SOURCE.length()), commit.equals("-") ? "" : commit, objects));
  }

  private static boolean headed(List<String> lines) {
    return lines.size() > HEAD
        && lines.get(0).equals(VERSION)
        && lines.get(1).startsWith(SOURCE)
        && lines.get(2).startsWith(COMMIT)
        && lines.get(lines.size() - 1).isEmpty();
  }
}
