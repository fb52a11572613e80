package dev.argosy.compile.incremental;

import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.Map;

/** The values that were asked for last; the others are made again. */
final class Recent<T> extends LinkedHashMap<String, T> {
  @Serial private static final long serialVersionUID = 1L;

  private final int most;

  Recent(int most) {
    super(16, 0.75f, true);
    this.most = most;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
    return size() > most;
  }
}
