package dev.argosy.sync.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a request shows to prove that its sender knows a secret. Compared in a time that does not
 * tell how much of it was right.
 */
sealed interface Proof {
  /** GitHub, Bitbucket; Gitea, Forgejo and Gogs send the digits alone. */
  List<String> SIGNATURES =
      List.of(
          "X-Hub-Signature-256",
          "X-Hub-Signature",
          "X-Forgejo-Signature",
          "X-Gitea-Signature",
          "X-Gogs-Signature");

  String GITLAB = "X-Gitlab-Token";
  String SHA256 = "sha256=";

  /** Whether it proves this secret. */
  boolean holds(String secret, byte[] body);

  /** HMAC SHA-256 of the body, in hexadecimal digits. */
  record Signature(String digits) implements Proof {
    @Override
    public boolean holds(String secret, byte[] body) {
      try {
        Mac hmac = Mac.getInstance("HmacSHA256");
        hmac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
        return MessageDigest.isEqual(hmac.doFinal(body), HexFormat.of().parseHex(digits));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every Java has HmacSHA256", e);
      }
    }
  }

  /** The secret itself; hashed first, since the comparison shows how long its sides are. */
  record Token(String text) implements Proof {
    @Override
    public boolean holds(String secret, byte[] body) {
      return MessageDigest.isEqual(sha256(secret), sha256(text));
    }
  }

  /** Empty when the request brings none, or none that can be one. */
  static Optional<Proof> of(Headers headers) {
    String token = headers.getFirst(GITLAB);
    if (token != null) {
      return Optional.of(new Token(token));
    }
    return SIGNATURES.stream()
        .flatMap(name -> Optional.ofNullable(headers.getFirst(name)).stream())
        .flatMap(value -> signature(value).stream())
        .findFirst();
  }

  private static Optional<Proof> signature(String value) {
    String digits = value.startsWith(SHA256) ? value.substring(SHA256.length()) : value;
    return digits.length() == 64 && digits.chars().allMatch(HexFormat::isHexDigit)
        ? Optional.of(new Signature(digits))
        : Optional.empty();
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
