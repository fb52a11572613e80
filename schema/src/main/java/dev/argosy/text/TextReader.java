package dev.argosy.text;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.diagnostic.Outcome;
import dev.argosy.diagnostic.Span;
import dev.argosy.source.SourceFile;
import dev.argosy.source.Tree;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Bytes to text, or the reason why not, at the very byte. */
public final class TextReader {
  private static final String SAVE = "save the file as UTF-8";

  private TextReader() {}

  /**
   * Reads and decodes a file of a tree.
   *
   * @param path relative to the tree's root, with forward slashes
   * @return the text, or why there is none: no such file, too large, not UTF-8
   */
  public static Outcome<SourceFile> read(Tree tree, String path) {
    return tree.read(path).map(bytes -> decode(path, bytes)).orElseGet(() -> unread(tree, path));
  }

  /**
   * Decodes a file.
   *
   * @param path relative to the project's root, with forward slashes
   * @param bytes the whole file; a byte order mark of UTF-8 is dropped
   * @return the text, or why the bytes are none: not UTF-8, or more than {@link
   *     Tree#MAX_FILE_BYTES}
   */
  public static Outcome<SourceFile> decode(String path, byte[] bytes) {
    if (bytes.length > Tree.MAX_FILE_BYTES) {
      return failed(tooLarge(new SourceFile(path, "")));
    }
    if (isUtf16(bytes)) {
      return failed(
          unreadable(new SourceFile(path, ""), Span.START, "the file is UTF-16; expected UTF-8"));
    }
    return decodeUtf8(path, bytes);
  }

  private static Outcome<SourceFile> unread(Tree tree, String path) {
    SourceFile none = new SourceFile(path, "");
    return failed(
        tree.paths().contains(path)
            ? tooLarge(none)
            : Diagnostic.of(
                Code.FILE_UNREADABLE,
                new At(none, Span.START),
                "there is no file '" + path + "'",
                Nearest.to(path, tree.paths()).map(n -> "did you mean '" + n + "'?").orElse("")));
  }

  /** The finding for a file that is larger than {@link Tree#MAX_FILE_BYTES}. */
  public static Diagnostic tooLarge(SourceFile file) {
    return Diagnostic.of(
        Code.TOO_LARGE,
        new At(file, Span.START),
        "the file is larger than " + Tree.MAX_FILE_BYTES / 1024 + " KiB, more than Argosy reads",
        "split it; the documents of a file do not depend on each other");
  }

  private static Outcome<SourceFile> decodeUtf8(String path, byte[] bytes) {
    int mark = hasMark(bytes) ? 3 : 0;
    ByteBuffer in = ByteBuffer.wrap(bytes, mark, bytes.length - mark);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CoderResult result = decoder.decode(in, out, true);
    String text = out.flip().toString();
    if (result.isError()) {
      return failed(malformed(path, bytes, mark, text, in.position()));
    }
    return Outcome.of(new SourceFile(path, text), new Findings());
  }

  /** {@code good} is the text before the bad byte: where it ends is the place. */
  private static Diagnostic malformed(String path, byte[] all, int mark, String good, int bad) {
    String shown = new String(all, mark, all.length - mark, StandardCharsets.UTF_8);
    int line = (int) good.codePoints().filter(c -> c == '\n').count() + 1;
    String last = good.substring(good.lastIndexOf('\n') + 1);
    int column = last.codePointCount(0, last.length()) + 1;
    return unreadable(
        new SourceFile(path, shown),
        new Span(line, column, line, column + 1),
        String.format("the byte 0x%02X is not UTF-8 here; expected a file in UTF-8", all[bad]));
  }

  private static Diagnostic unreadable(SourceFile file, Span span, String message) {
    return Diagnostic.of(Code.FILE_UNREADABLE, new At(file, span), message, SAVE);
  }

  private static Outcome<SourceFile> failed(Diagnostic why) {
    Findings findings = new Findings();
    findings.add(why);
    return new Outcome<>(Optional.empty(), findings.sorted());
  }

  private static boolean hasMark(byte[] b) {
    return b.length >= 3 && b[0] == (byte) 0xEF && b[1] == (byte) 0xBB && b[2] == (byte) 0xBF;
  }

  /** By its byte order mark, or because a first ASCII character has a zero byte beside it. */
  private static boolean isUtf16(byte[] b) {
    if (b.length < 2) {
      return false;
    }
    boolean marked =
        (b[0] == (byte) 0xFE && b[1] == (byte) 0xFF)
            || (b[0] == (byte) 0xFF && b[1] == (byte) 0xFE);
    boolean pairs =
        b.length >= 4
            && b.length % 2 == 0
            && (b[0] == 0) != (b[1] == 0)
            && (b[2] == 0) == (b[0] == 0)
            && (b[3] == 0) == (b[1] == 0);
    return marked || pairs;
  }
}
