package dev.argosy.sync.log;

import java.io.PrintWriter;
import java.time.InstantSource;

/** Writes lines, each whole; used by all threads. */
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

  /** A line that holds no secrets. */
  public void write(LogLine line) {
    String text = format.render(clock.instant(), line);
    synchronized (out) {
      out.println(text);
      out.flush();
    }
  }

  /** A line with a text that may hold any. */
  void writeHidden(LogLine line) {
    write(new LogLine(line.level(), line.event(), secrets.hidden(line.message()), line.fields()));
  }

  /** Something that should not have happened, anywhere in the agent. */
  public void bug(Throwable bug) {
    StackTraceElement[] trace = bug.getStackTrace();
    String where = trace.length == 0 ? "" : " at " + trace[0];
    writeHidden(
        LogLine.of(LogLine.Level.ERROR, "bug", "stopped by " + bug + where + "; please report it"));
  }
}
