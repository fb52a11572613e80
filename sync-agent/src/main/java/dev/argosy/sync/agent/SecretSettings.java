package dev.argosy.sync.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.argosy.diagnostic.Code;
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
    Settings given =
        Settings.ofSecret(
            cluster.secret(namespace, spec.credentials().get(), "spec.credentials.secret"));
    return verified.withCredentials(CredentialsReader.read(given)).withTrust(Trust.read(given));
  }

  private Verification verification(SyncSpec.Verify verify) throws SyncException {
    Verification.Mode mode =
        switch (verify.mode()) {
          case COMMIT -> Verification.Mode.COMMIT;
          case TAG -> Verification.Mode.TAG;
          case TAG_AND_COMMIT -> Verification.Mode.TAG_AND_COMMIT;
        };
    return Verification.of(mode, cluster.secret(namespace, verify.secret(), "spec.verify.secret"));
  }

  private static Optional<String> text(Map<String, byte[]> data, String key) {
    return Optional.ofNullable(data.get(key))
        .map(value -> new String(value, UTF_8).strip())
        .filter(value -> !value.isEmpty());
  }

  /** What a webhook of this Sync is signed with. */
  Optional<String> webhook(SyncSpec spec) throws SyncException {
    if (spec.webhook().isEmpty()) {
      return Optional.empty();
    }
    Map<String, byte[]> data =
        cluster.secret(namespace, spec.webhook().get(), "spec.webhook.secret");
    Optional<String> token = text(data, TOKEN);
    if (token.isEmpty()) {
      throw new SyncException(
          Problem.of(
              Code.SYNC_SECRET,
              "spec.webhook.secret",
              "Secret '" + spec.webhook().get() + "' has no key '" + TOKEN + "'",
              "give it the secret that the Git server signs its webhooks with"));
    }
    return token;
  }
}
