package dev.argosy.compile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * The text of an object. An agent keeps those of a whole repository for as long as it runs: it has
 * them packed, in a quarter of the room. Two are equal when their texts are.
 */
public sealed interface ManifestText {
  /** As the compiler wrote it. */
  String text();

  /** The same, to be kept. */
  ManifestText packed();

  /** A text as it is. */
  static ManifestText of(String text) {
    return new Plain(text);
  }

  /** A text as it is. */
  record Plain(String text) implements ManifestText {
    @Override
    public ManifestText packed() {
      return new Packed(text);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof ManifestText that && text.equals(that.text());
    }

    @Override
    public int hashCode() {
      return text.length();
    }
  }

  /** A deflated text. */
  final class Packed implements ManifestText {
    private final byte[] bytes;
    private final int length;

    private Packed(String text) {
      ByteArrayOutputStream deflated = new ByteArrayOutputStream(text.length() / 2);
      try (DeflaterOutputStream out = new DeflaterOutputStream(deflated)) {
        out.write(text.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e); // memory is always there
      }
      this.bytes = deflated.toByteArray();
      this.length = text.length();
    }

    @Override
    public String text() {
      try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public ManifestText packed() {
      return this;
    }

    /** The same texts are deflated to the same bytes. */
    @Override
    public boolean equals(Object other) {
      return other instanceof Packed packed
          ? Arrays.equals(bytes, packed.bytes)
          : other instanceof Plain(String text) && text.equals(text());
    }

    @Override
    public int hashCode() {
      return length;
    }

    @Override
    public String toString() {
      return text();
    }
  }
}
