package dev.argosy.sync.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** How a line is written. */
public enum LogFormat {
  /** For a person at a terminal. */
  TEXT {
    @Override
    String render(Instant time, LogLine line) {
      StringBuilder text = new StringBuilder("argosy: ");
      if (line.fields().get("sync") instanceof String sync) {
        text.append(sync).append(": ");
      }
      return oneLine(text.append(line.message()).toString());
    }
  },

  /** For a collector: one JSON object a line. */
  JSON {
    @Override
    String render(Instant time, LogLine line) {
      StringWriter text = new StringWriter();
      try (JsonGenerator json = FACTORY.createGenerator(text)) {
        json.writeStartObject();
        json.writeStringField("time", time.truncatedTo(ChronoUnit.MILLIS).toString());
        json.writeStringField("level", line.level().word());
        json.writeStringField("event", line.event());
        json.writeStringField("message", line.message());
        for (Map.Entry<String, Object> field : line.fields().entrySet()) {
          write(json, field.getKey(), field.getValue());
        }
        json.writeEndObject();
      } catch (IOException e) {
        throw new UncheckedIOException("memory can be written", e);
      }
      return text.toString();
    }
  };

  private static final JsonFactory FACTORY = new JsonFactory();

  /** Without a line break. */
  abstract String render(Instant time, LogLine line);

  private static void write(JsonGenerator json, String key, Object value) throws IOException {
    if (value instanceof Number number) {
      json.writeNumberField(key, number.longValue());
    } else {
      json.writeStringField(key, value.toString());
    }
  }

  /** What a server says must not look like a line of ours, nor move a terminal's cursor. */
  private static String oneLine(String text) {
    return text.replaceAll("\\R", " | ").replaceAll("\\p{Cntrl}", "?");
  }
}
