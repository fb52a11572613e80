package dev.argosy.sync;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Which sync of an agent.
 *
 * @param namespace where it is declared; empty for one that was given by flags
 * @param name of the {@code Sync} object, or what the flags call it
 */
public record SyncId(String namespace, String name) {
  /** The longest value of a label. */
  private static final int LONGEST = 63;

  private static final int HEX = 16;

  /**
   * What its objects are labelled with. No two Syncs have the same, whatever their namespaces and
   * names are: a namespace holds no dot, and one that is too long ends with a hash of the whole.
   */
  public String source() {
    String whole = namespace.isEmpty() ? name : namespace + "." + name;
    return whole.length() <= LONGEST
        ? whole
        : whole.substring(0, LONGEST - HEX - 1) + "-" + hash(whole);
  }

  private static String hash(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, HEX);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }

  /** {@code team-a/pipelines}. */
  @Override
  public String toString() {
    return namespace.isEmpty() ? name : namespace + "/" + name;
  }
}
