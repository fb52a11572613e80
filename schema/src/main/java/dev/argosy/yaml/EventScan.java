package dev.argosy.yaml;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * The YAML events of one document, as far as the parser came. Events, not the library's composed
 * nodes: events know where an alias was used, and their reader does not recurse, so that depth can
 * be limited before anything does.
 *
 * @param events everything before the failure
 * @param failure why the parser stopped, null when it reached the end
 * @param tooDeep the event that is nested too deep, null when none is; nothing behind it was read
 */
record EventScan(List<Event> events, @Nullable RuntimeException failure, @Nullable Event tooDeep) {
  /** Deepest nesting of collections. */
  static final int MAX_DEPTH = 64;

  /** Made once: a file may hold many documents. */
  static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setSchema(new CoreSchema())
          .setParseComments(false)
          .setCodePointLimit(Integer.MAX_VALUE)
          .build();

  static EventScan of(String text) {
    List<Event> events = new ArrayList<>();
    int depth = 0;
    try {
      for (Event event : new Parse(SETTINGS).parseString(text)) {
        depth += step(event);
        if (depth > MAX_DEPTH) {
          return new EventScan(events, null, event);
        }
        events.add(event);
      }
      return new EventScan(events, null, null);
    } catch (RuntimeException e) { // the library also lets NumberFormatException and others escape
      return new EventScan(events, e, null);
    }
  }

  static int start(Event event) {
    return event.getStartMark().map(Mark::getIndex).orElse(0);
  }

  static int end(Event event) {
    return event.getEndMark().map(Mark::getIndex).orElse(0);
  }

  /** The last event, the start of the stream when there is none. */
  @Nullable Event last() {
    return events.isEmpty() ? null : events.getLast();
  }

  /** The last scalar, unless something else than ends has come since. */
  @Nullable ScalarEvent lastScalar() {
    for (int i = events.size() - 1; i >= 0; i--) {
      if (!(events.get(i) instanceof CollectionEndEvent)) {
        return events.get(i) instanceof ScalarEvent scalar ? scalar : null;
      }
    }
    return null;
  }

  /** Whether the last event stands inside of {@code {}} or {@code []}. */
  boolean isInFlow() {
    int flow = 0;
    for (Event event : events) {
      flow +=
          switch (event) {
            case CollectionStartEvent start -> start.isFlow() ? 1 : 0;
            case CollectionEndEvent end -> end(end) > start(end) ? -1 : 0;
            default -> 0;
          };
    }
    return flow > 0;
  }

  private static int step(Event event) {
    return switch (event.getEventId()) {
      case MappingStart, SequenceStart -> 1;
      case MappingEnd, SequenceEnd -> -1;
      case Alias, Comment, DocumentStart, DocumentEnd, Scalar, StreamStart, StreamEnd -> 0;
    };
  }
}
