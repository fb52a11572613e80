package dev.argosy.sync.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.git.Credentials;
import dev.argosy.sync.git.SourceOptions;
import dev.argosy.sync.git.Trust;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import dev.argosy.sync.resource.SyncSpec;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.List;
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
    if (spec.verify().isPresent()) {
      throw new SyncException(
          Problem.of(Code.SYNC_OPTION, "spec.verify", "is not built yet", "remove it"));
    }
    if (spec.credentials().isEmpty()) {
      return source;
    }
    Map<String, byte[]> data =
        cluster.secret(namespace, spec.credentials().get(), "spec.credentials.secret");
    return source.withCredentials(credentials(data)).withTrust(trust(data));
  }

  private static Credentials credentials(Map<String, byte[]> data) {
    return text(data, "password").isEmpty()
        ? new Credentials.None()
        : new Credentials.Password(
            text(data, "username").orElse("x-access-token"), text(data, "password").orElse(""));
  }

  private static Trust trust(Map<String, byte[]> data) throws SyncException {
    byte[] pem = data.getOrDefault("ca.crt", new byte[0]);
    try {
      return new Trust(
          List.copyOf(
              CertificateFactory.getInstance("X.509")
                  .generateCertificates(new ByteArrayInputStream(pem))));
    } catch (CertificateException e) {
      throw new SyncException(
          Problem.of(Code.SYNC_OPTION, "ca.crt", "holds no certificate in PEM form", ""));
    }
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
