package dev.argosy.sync.apply;

/** How many objects are asked for at once: about so many bytes, whatever the size of one. */
final class Paging {
  private static final long BYTES = 4_000_000;
  private static final int FIRST = 250;
  private static final int MOST = 1000;

  private long objects;
  private long bytes;

  void saw(int more, long size) {
    objects += more;
    bytes += size;
  }

  int limit() {
    return bytes == 0 ? FIRST : (int) Math.clamp(BYTES * objects / bytes, 1, MOST);
  }
}
