package dev.argosy.sync.log;

import dev.argosy.sync.log.LogLine.Level;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/**
 * What one class of a library says. Warnings and errors only; of an exception its kind and text,
 * never its trace, which is longer than everything else the agent says in a week.
 */
final class LibraryLogger extends LegacyAbstractLogger {
  private static final long serialVersionUID = 1L;

  LibraryLogger(String name) {
    this.name = name;
  }

  @Override
  protected void handleNormalizedLoggingCall(
      org.slf4j.event.Level level,
      @Nullable Marker marker,
      String pattern,
      Object @Nullable [] arguments,
      @Nullable Throwable thrown) {
    String message = MessageFormatter.basicArrayFormat(pattern, arguments);
    String text = thrown == null ? message : message + ": " + thrown;
    Level ours = level == org.slf4j.event.Level.ERROR ? Level.ERROR : Level.WARN;
    LibraryLogging.say(new LogLine(ours, "library", text, Map.of("library", name)));
  }

  @Override
  protected @Nullable String getFullyQualifiedCallerName() {
    return null;
  }

  @Override
  public boolean isErrorEnabled() {
    return true;
  }

  @Override
  public boolean isWarnEnabled() {
    return true;
  }

  @Override
  public boolean isInfoEnabled() {
    return false;
  }

  @Override
  public boolean isDebugEnabled() {
    return false;
  }

  @Override
  public boolean isTraceEnabled() {
    return false;
  }
}
