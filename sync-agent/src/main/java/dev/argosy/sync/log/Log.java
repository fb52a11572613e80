package dev.argosy.sync.log;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes lines, each whole; used by all threads. Every text loses its secrets here. */
public final class Log {
  private final PrintWriter out;
  private final LogFormat format;
  private final InstantSource clock;
  private final KnownSecrets secrets;

  public Log(PrintWriter out, LogFormat format, InstantSource clock, KnownSecrets secrets) {
    this.out = out;
    this.format = format;
    this.clock = clock;
    this.secrets = secrets;
  }

  public void write(LogLine line) {
    String text = format.render(clock.instant(), safe(line));
    synchronized (out) {
      out.println(text);
      out.flush();
    }
  }

  private LogLine safe(LogLine line) {
    Map<String, Object> fields = new LinkedHashMap<>();
    line.fields()
        .forEach(
            (key, value) ->
                fields.put(key, value instanceof String s ? secrets.hidden(s) : value));
    return new LogLine(line.level(), line.event(), secrets.hidden(line.message()), fields);
  }
}
