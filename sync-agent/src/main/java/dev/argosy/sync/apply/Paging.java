package dev.argosy.sync.apply;

/** How many objects are asked for at once: about so many bytes, whatever the size of one. */
final class Paging {
  private static final long BYTES = 2_000_000;
  private static final int FIRST = 250;
  private static final int LARGEST = 1000;

  private final int most;
  private long objects;
  private long bytes;

  Paging() {
    this(LARGEST);
  }

  /**
   * @param most objects at once, however small they are
   */
  Paging(int most) {
    this.most = most;
  }

  void saw(int more, long size) {
    objects += more;
    bytes += size;
  }

  int limit() {
    return bytes == 0 ? Math.min(FIRST, most) : Math.clamp(BYTES * objects / bytes, 1, most);
  }
}
