package dev.argosy.yaml;

import dev.argosy.diagnostic.At;
import dev.argosy.source.SourceFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;

/**
 * The comments of a file that are addressed to a program by a first word, and the lines each speaks
 * of. A file that does not hold the word is not read; a document that is not YAML has none, since
 * what is a comment in it cannot be known.
 */
public final class Comments {
  /**
   * A comment.
   *
   * @param at from its {@code #} to the end of the line
   * @param text what follows the {@code #}, from the word on
   * @param firstLine the first line it speaks of, from 1
   * @param lastLine the last one; less than the first when it speaks of nothing
   */
  public record Comment(At at, String text, int firstLine, int lastLine) {
    /** Whether a place begins in what the comment speaks of. */
    public boolean isAbout(At place) {
      int line = place.span().line();
      return place.file().path().equals(at.file().path()) && line >= firstLine && line <= lastLine;
    }
  }

  private record Lines(int first, int last) {}

  private final TextMap map;
  private final Segment segment;
  private final List<Event> events;

  /** Entries and items: the line each begins in, and the last line of the outermost. */
  private final TreeMap<Integer, Integer> nodes = new TreeMap<>();

  /** The same for scalars. */
  private final TreeMap<Integer, Integer> scalars = new TreeMap<>();

  /** The offsets between which a {@code #} is text. */
  private final TreeMap<Integer, Integer> content = new TreeMap<>();

  private int next;

  private Comments(TextMap map, Segment segment, List<Event> events) {
    this.map = map;
    this.segment = segment;
    this.events = events;
  }

  /**
   * The comments whose text begins with a word, in the order of the file. One that stands alone
   * speaks of the next entry or item with all that is in it; one behind something speaks of its
   * line, and of a text of several lines that begins or ends there.
   */
  public static List<Comment> of(SourceFile file, String word) {
    if (!file.text().contains(word)) {
      return List.of();
    }
    List<Comment> all = new ArrayList<>();
    TextMap map = new TextMap(file);
    for (Segment segment : Segment.of(map)) {
      EventScan scan = EventScan.of(map.text(segment.from(), segment.to()));
      if (scan.failure() == null && scan.tooDeep() == null) {
        all.addAll(new Comments(map, segment, scan.events()).find(word));
      }
    }
    return all;
  }

  private List<Comment> find(String word) {
    while (next < events.size()) {
      if (events.get(next) instanceof NodeEvent) {
        node();
      } else {
        next++;
      }
    }
    List<Comment> found = new ArrayList<>();
    int last = map.line(Math.max(segment.from(), segment.to() - 1));
    for (int line = map.line(segment.from()); line <= last; line++) {
      int start = start(line, word);
      if (start >= 0) {
        found.add(comment(line, start, word));
      }
    }
    return found;
  }

  /** Where the comment of a line begins, if it begins with the word; else -1. */
  private int start(int line, String word) {
    for (int i = map.start(line); i < map.end(line); i++) {
      boolean free = i == map.start(line) || map.at(i - 1) == ' ' || map.at(i - 1) == '\t';
      if (map.at(i) == '#' && free && !isInScalar(i)) {
        return map.text(i + 1, map.end(line)).strip().startsWith(word) ? i : -1;
      }
    }
    return -1;
  }

  private boolean isInScalar(int offset) {
    Map.Entry<Integer, Integer> before = content.floorEntry(offset);
    return before != null && offset < before.getValue();
  }

  private Comment comment(int line, int start, String word) {
    At at = map.place(start, map.end(line));
    String text = map.text(start, map.end(line));
    boolean alone = map.text(map.start(line), start).isBlank();
    Lines lines = alone ? following(line) : touching(line);
    return new Comment(at, text.substring(text.indexOf(word)), lines.first() + 1, lines.last() + 1);
  }

  private Lines following(int line) {
    Map.Entry<Integer, Integer> node = nodes.higherEntry(line);
    return node == null ? new Lines(-1, -2) : new Lines(node.getKey(), node.getValue());
  }

  private Lines touching(int line) {
    Lines lines = new Lines(line, line);
    for (Map.Entry<Integer, Integer> scalar :
        Arrays.asList(scalars.lowerEntry(line), scalars.floorEntry(line))) {
      if (scalar != null && scalar.getValue() >= line) {
        lines =
            new Lines(
                Math.min(lines.first(), scalar.getKey()),
                Math.max(lines.last(), scalar.getValue()));
      }
    }
    return lines;
  }

  /** Walks one node; gives the offset behind its last character. */
  private int node() {
    Event event = events.get(next++);
    return switch (event) {
      case ScalarEvent scalar -> scalar(scalar);
      case MappingStartEvent start -> {
        int end = from(start);
        while (!(events.get(next) instanceof MappingEndEvent)) {
          int from = from(events.get(next));
          end = Math.max(node(), node());
          add(nodes, from, end);
        }
        yield collection(start.isFlow(), end);
      }
      case SequenceStartEvent start -> {
        int end = from(start);
        while (!(events.get(next) instanceof SequenceEndEvent)) {
          int from = from(events.get(next));
          end = Math.max(from, node());
          add(nodes, from, end);
        }
        yield collection(start.isFlow(), end);
      }
      default -> to(event);
    };
  }

  private void add(Map<Integer, Integer> lines, int from, int to) {
    lines.merge(map.line(from), map.line(Math.max(from, to - 1)), Math::max);
  }

  /** The mark of the end of a block is where the next thing begins. */
  private int collection(boolean flow, int lastContent) {
    int marked = to(events.get(next++));
    return flow ? marked : lastContent;
  }

  /** A comment may stand behind the {@code |} of a text; the text begins in the next line. */
  private int scalar(ScalarEvent scalar) {
    int from = from(scalar);
    int to = to(scalar);
    if (from == to) {
      return 0;
    }
    ScalarStyle style = scalar.getScalarStyle();
    if (style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED) {
      while (to > from && isBlank(map.at(to - 1))) {
        to--;
      }
      int header = header(from);
      add(scalars, header, to);
      content.put(map.start(map.line(header) + 1), to);
    } else {
      add(scalars, from, to);
      content.put(from, to);
    }
    return to;
  }

  /** An anchor or a tag may stand before the sign, in a line of its own. */
  private int header(int from) {
    int at = from;
    while (at < segment.to() && map.at(at) != '|' && map.at(at) != '>') {
      at++;
    }
    return at;
  }

  private static boolean isBlank(int point) {
    return point == ' ' || TextMap.isBreak(point);
  }

  private int from(Event event) {
    return segment.from() + EventScan.start(event);
  }

  private int to(Event event) {
    return segment.from() + EventScan.end(event);
  }
}
