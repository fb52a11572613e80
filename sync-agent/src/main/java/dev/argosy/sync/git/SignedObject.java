package dev.argosy.sync.git;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.util.RawParseUtils;

/**
 * A commit or tag, taken apart into what was signed and the signature.
 *
 * @param payload the bytes that were signed
 * @param signature armored
 * @param when the committer or tagger says it was made, which nobody vouches for
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SignedObject(byte[] payload, String signature, Instant when) {
  private static final byte[] HEADER = "gpgsig ".getBytes(ISO_8859_1);
  private static final String PGP = "-----BEGIN PGP SIGNATURE-----";
  private static final String SSH = "-----BEGIN SSH SIGNATURE-----";

  /** A commit has its signature in a header; empty when it has none, or more than one. */
  static Optional<SignedObject> ofCommit(byte[] raw) {
    ByteArrayOutputStream payload = new ByteArrayOutputStream(raw.length);
    StringBuilder signature = new StringBuilder();
    int found = 0;
    int at = 0;
    while (at < raw.length && raw[at] != '\n') {
      int next = RawParseUtils.nextLF(raw, at);
      boolean starts = RawParseUtils.match(raw, at, HEADER) >= 0;
      if (!starts) {
        payload.write(raw, at, next - at);
        at = next;
        continue;
      }
      found++;
      signature.append(text(raw, at + HEADER.length, next));
      for (at = next; at < raw.length && raw[at] == ' '; at = next) {
        next = RawParseUtils.nextLF(raw, at);
        signature.append(text(raw, at + 1, next));
      }
    }
    payload.write(raw, at, raw.length - at);
    return found == 1
        ? Optional.of(
            new SignedObject(
                payload.toByteArray(),
                signature.toString(),
                when(raw, RawParseUtils.committer(raw, 0))))
        : Optional.empty();
  }

  /** A tag has its signature after its message; empty when it has none. */
  static Optional<SignedObject> ofTag(byte[] raw) {
    String all = text(raw, 0, raw.length); // one character for each byte
    int at = Math.max(all.lastIndexOf("\n" + PGP), all.lastIndexOf("\n" + SSH)) + 1;
    if (at <= 0) {
      return Optional.empty();
    }
    byte[] payload = new byte[at];
    System.arraycopy(raw, 0, payload, 0, at);
    return Optional.of(
        new SignedObject(payload, all.substring(at), when(raw, RawParseUtils.tagger(raw, 0))));
  }

  boolean pgp() {
    return signature.startsWith(PGP);
  }

  boolean ssh() {
    return signature.startsWith(SSH);
  }

  private static Instant when(byte[] raw, int at) {
    PersonIdent person = at < 0 ? null : RawParseUtils.parsePersonIdent(raw, at);
    return person == null ? Instant.EPOCH : person.getWhenAsInstant();
  }

  private static String text(byte[] raw, int from, int to) {
    return new String(raw, from, Math.max(0, to - from), ISO_8859_1);
  }
}
