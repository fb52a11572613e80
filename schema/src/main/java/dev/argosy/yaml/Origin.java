package dev.argosy.yaml;

import dev.argosy.diagnostic.Fix.Edit;
import dev.argosy.diagnostic.Span;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Where each character of an edited text stood in the file; what was written anew has no width. */
final class Origin {
  private final TextMap base;
  private final int[] offsets;

  /**
   * @param offsets one for each character, ascending, and one for the end
   */
  private Origin(TextMap base, int[] offsets) {
    this.base = base;
    this.offsets = offsets;
  }

  /** Of a stretch as it is. */
  static Origin of(TextMap base, Segment segment) {
    int[] offsets = new int[segment.to() - segment.from() + 1];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = segment.from() + i;
    }
    return new Origin(base, offsets);
  }

  /** A text and where it came from, after some edits. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Edited(int[] text, int[] shown, Origin origin) {}

  /**
   * Replaces stretches of a text.
   *
   * @param shown the same text, with parts of it hidden
   * @param edits of the file; they do not overlap
   */
  Edited edited(int[] text, int[] shown, List<Edit> edits) {
    int more = edits.stream().mapToInt(e -> e.text().codePointCount(0, e.text().length())).sum();
    IntBuffer real = IntBuffer.allocate(text.length + more);
    IntBuffer seen = IntBuffer.allocate(text.length + more);
    IntBuffer from = IntBuffer.allocate(offsets.length + more);
    int at = 0;
    for (Edit edit : edits.stream().sorted(Comparator.comparing(e -> e.at().span())).toList()) {
      int start = Math.max(at, local(edit.at().span().line(), edit.at().span().column()));
      int end = Math.max(start, local(edit.at().span().endLine(), edit.at().span().endColumn()));
      real.put(text, at, start - at);
      seen.put(shown, at, start - at);
      from.put(offsets, at, start - at);
      edit.text()
          .codePoints()
          .forEach(point -> {
            real.put(point);
            seen.put(point);
            from.put(offsets[start]);
          });
      at = end;
    }
    real.put(text, at, text.length - at);
    seen.put(shown, at, shown.length - at);
    from.put(offsets, at, offsets.length - at);
    return new Edited(array(real), array(seen), new Origin(base, array(from)));
  }

  /** Where a character stood in the file. */
  int of(int offset) {
    return offsets[Math.min(offset, offsets.length - 1)];
  }

  Span span(int from, int to) {
    int first = offsets[from];
    return base.span(first, to > from ? Math.max(first, behind(to - 1)) : first);
  }

  /** The offset in the file behind a character. */
  private int behind(int offset) {
    boolean written = offsets[offset] == offsets[offset + 1];
    return written ? offsets[offset] : offsets[offset] + 1;
  }

  /** The first character that stood at a place of the file, or behind it. */
  private int local(int line, int column) {
    int wanted = base.start(line - 1) + column - 1;
    int low = 0;
    int high = offsets.length - 1;
    while (low < high) {
      int middle = (low + high) / 2;
      if (offsets[middle] < wanted) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static int[] array(IntBuffer buffer) {
    return Arrays.copyOf(buffer.array(), buffer.position());
  }
}
