package dev.argosy.sync.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.argosy.sync.plan.SyncException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.jspecify.annotations.Nullable;

/** Reads a private key in OpenSSH's form or as PEM (PKCS#1, PKCS#8, SEC 1). */
final class PrivateKeys {
  /** No shorter line of a key is looked for in texts: it could be a word. */
  private static final int SECRET_LINE = 16;

  private static final Pattern PKCS8 =
      Pattern.compile("(?s)-----BEGIN PRIVATE KEY-----(.*)-----END PRIVATE KEY-----\\s*");
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

  private PrivateKeys() {}

  static KeyPair read(Settings given, Setting which, Optional<String> passphrase)
      throws SyncException {
    byte[] text = given.bytes(which).orElseGet(() -> new byte[0]);
    try {
      @Nullable KeyPair pair = parse(text, passphrase);
      if (pair != null) {
        return pair;
      }
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      if (encrypted(text)) {
        throw locked(given, which, passphrase);
      }
    }
    throw given.invalid(
        which,
        "is not a private key in OpenSSH or PEM form",
        "give the whole file, from -----BEGIN to the last line");
  }

  /** For those who need no public key with it: Java's own reader knows more kinds of these. */
  static PrivateKey alone(Settings given, Setting which) throws SyncException {
    Matcher pem = PKCS8.matcher(given.text(which).orElse(""));
    for (String algorithm : pem.matches() ? ALGORITHMS : List.<String>of()) {
      try {
        byte[] content = Base64.getMimeDecoder().decode(pem.group(1));
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(content));
      } catch (GeneralSecurityException | IllegalArgumentException e) {
        // another kind of key, or none
      }
    }
    return read(given, which, Optional.empty()).getPrivate();
  }

  private static SyncException locked(Settings given, Setting which, Optional<String> passphrase) {
    return passphrase.isPresent()
        ? given.invalid(which, "is not opened by the passphrase", "check the passphrase")
        : given.invalid(
            which,
            "is a private key with a passphrase, and there is none",
            which == Setting.IDENTITY
                ? "give " + given.name(Setting.PASSPHRASE)
                : "give a key without a passphrase");
  }

  private static @Nullable KeyPair parse(byte[] text, Optional<String> passphrase)
      throws IOException, GeneralSecurityException {
    // some mounts and forms strip the last line break, which the format asks for
    byte[] whole = (new String(text, UTF_8).strip() + "\n").getBytes(UTF_8);
    Iterable<KeyPair> pairs =
        SecurityUtils.loadKeyPairIdentities(
            null,
            NamedResource.ofName("private key"),
            new ByteArrayInputStream(whole),
            passphrase.map(FilePasswordProvider::of).orElse(FilePasswordProvider.EMPTY));
    Iterator<KeyPair> all = pairs == null ? List.<KeyPair>of().iterator() : pairs.iterator();
    return all.hasNext() ? all.next() : null;
  }

  /** OpenSSH's form names its cipher within the key; "none" stands at a fixed place otherwise. */
  private static boolean encrypted(byte[] text) {
    String all = new String(text, UTF_8);
    return all.contains("ENCRYPTED")
        || (all.contains("BEGIN OPENSSH PRIVATE KEY") && !all.contains("AAAABG5vbmU"));
  }

  /** The text and its lines: what must not be shown. */
  static List<String> secrets(String text) {
    return Stream.concat(
            Stream.of(text),
            text.lines().filter(line -> !line.startsWith("-----") && line.length() >= SECRET_LINE))
        .toList();
  }
}
