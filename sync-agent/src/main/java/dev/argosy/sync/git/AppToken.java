package dev.argosy.sync.git;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** What a GitHub App says about itself: a signed JSON Web Token of a few minutes. */
final class AppToken {
  private static final String HEADER = "{\"alg\":\"RS256\",\"typ\":\"JWT\"}";

  /** Clocks differ; GitHub refuses what was made in its future. */
  private static final Duration DRIFT = Duration.ofMinutes(1);

  /** GitHub allows ten minutes, by its own clock. */
  private static final Duration LIFE = Duration.ofMinutes(8);

  private AppToken() {}

  static String sign(Credentials.GitHubApp app, Instant now) throws GeneralSecurityException {
    String claims =
        "{\"iat\":%d,\"exp\":%d,\"iss\":\"%s\"}"
            .formatted(
                now.minus(DRIFT).getEpochSecond(), now.plus(LIFE).getEpochSecond(), app.app());
    String text = base64(HEADER.getBytes(US_ASCII)) + "." + base64(claims.getBytes(US_ASCII));
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(app.key());
    signature.update(text.getBytes(US_ASCII));
    return text + "." + base64(signature.sign());
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
