package dev.argosy.sync.log;

import java.util.function.Consumer;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.helpers.BasicMDCAdapter;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * Where the libraries' own log goes: nowhere, until the agent asks for it. slf4j finds it by name.
 */
public final class LibraryLogging implements SLF4JServiceProvider {
  private static volatile Consumer<LogLine> listener = line -> {};

  private final IMarkerFactory markers = new BasicMarkerFactory();
  private final MDCAdapter context = new BasicMDCAdapter();

  /** What libraries warn of is written from now on. */
  public static void to(Log log) {
    listener = log::writeHidden;
  }

  static void say(LogLine line) {
    listener.accept(line);
  }

  @Override
  public ILoggerFactory getLoggerFactory() {
    return LibraryLogger::new;
  }

  @Override
  public IMarkerFactory getMarkerFactory() {
    return markers;
  }

  @Override
  public MDCAdapter getMDCAdapter() {
    return context;
  }

  @Override
  public String getRequestedApiVersion() {
    return "2.0.99";
  }

  @Override
  public void initialize() {}
}
