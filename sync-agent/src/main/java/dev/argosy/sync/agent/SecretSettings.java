package dev.argosy.sync.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.WebhookSecrets;
import dev.argosy.sync.git.CredentialsReader;
import dev.argosy.sync.git.Settings;
import dev.argosy.sync.git.SourceOptions;
import dev.argosy.sync.git.Trust;
import dev.argosy.sync.git.Verification;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import dev.argosy.sync.resource.SyncSpec;
import java.util.Map;
import java.util.Optional;

/** What the Secrets of a Sync say about its Git server; the one place where they are read. */
final class SecretSettings {
  private static final String TOKEN = "token";

  private final ClusterSyncs cluster;
  private final String namespace;

  SecretSettings(ClusterSyncs cluster, String namespace) {
    this.cluster = cluster;
    this.namespace = namespace;
  }

  SourceOptions into(SourceOptions source, SyncSpec spec) throws SyncException {
    SourceOptions verified =
        spec.verify().isEmpty()
            ? source
            : source.withVerification(verification(spec.verify().get()));
    if (spec.credentials().isEmpty()) {
      return verified;
    }
    String secret = spec.credentials().get();
    Settings given =
        Settings.ofSecret(cluster.secret(namespace, secret, "spec.credentials.secret"));
    return within(
        secret,
        () -> verified.withCredentials(CredentialsReader.read(given)).withTrust(Trust.read(given)));
  }

  private interface Reading<T> {
    T now() throws SyncException;
  }

  /** A key alone does not say of which Secret it is. */
  private static <T> T within(String secret, Reading<T> reading) throws SyncException {
    try {
      return reading.now();
    } catch (SyncException e) {
      throw new SyncException(
          e.problems().stream()
              .map(p ->
                  Problem.of(
                      Code.SYNC_SECRET,
                      "Secret '" + secret + "', key '" + p.where() + "'",
                      p.message(),
                      p.hint()))
              .toList());
    }
  }

  private Verification verification(SyncSpec.Verify verify) throws SyncException {
    Verification.Mode mode =
        switch (verify.mode()) {
          case COMMIT -> Verification.Mode.COMMIT;
          case TAG -> Verification.Mode.TAG;
          case TAG_AND_COMMIT -> Verification.Mode.TAG_AND_COMMIT;
        };
    Map<String, byte[]> keys = cluster.secret(namespace, verify.secret(), "spec.verify.secret");
    return within(verify.secret(), () -> Verification.of(mode, keys));
  }

  private static Optional<String> text(Map<String, byte[]> data, String key) {
    return Optional.ofNullable(data.get(key))
        .map(value -> new String(value, UTF_8).strip())
        .filter(value -> !value.isEmpty());
  }

  /** What a webhook of this Sync is signed with; never one by which nobody would be let in. */
  Optional<String> webhook(SyncSpec spec) throws SyncException {
    if (spec.webhook().isEmpty()) {
      return Optional.empty();
    }
    String secret = spec.webhook().get();
    Optional<String> token = text(cluster.secret(namespace, secret, "spec.webhook.secret"), TOKEN);
    if (token.isEmpty()) {
      throw unusable(secret, "has no key '" + TOKEN + "', or nothing in it");
    }
    if (WebhookSecrets.usable(token.get()).isEmpty()) {
      throw unusable(
          secret,
          "has a key '" + TOKEN + "' of fewer than " + WebhookSecrets.SHORTEST + " characters");
    }
    return token;
  }

  private static SyncException unusable(String secret, String why) {
    return new SyncException(
        Problem.of(
            Code.SYNC_SECRET,
            "spec.webhook.secret",
            "Secret '" + secret + "' " + why,
            "put the secret that the Git server signs its webhooks with into '"
                + TOKEN
                + "', at least "
                + WebhookSecrets.SHORTEST
                + " characters; one a line while it is replaced"));
  }
}
