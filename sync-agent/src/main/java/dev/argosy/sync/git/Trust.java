package dev.argosy.sync.git;

import dev.argosy.sync.plan.SyncException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * Who may vouch for a Git server behind https. There is no way to trust a server that nobody
 * vouches for.
 *
 * @param authorities in place of those that this machine's Java knows; empty for the latter
 */
public record Trust(List<Certificate> authorities) {
  /** The authorities that this machine's Java knows. */
  public static final Trust DEFAULT = new Trust(List.of());

  public Trust {
    authorities = List.copyOf(authorities);
  }

  /**
   * @return {@link #DEFAULT} when no authorities were given
   * @throws SyncException when they were, and hold no certificate
   */
  public static Trust read(Settings given) throws SyncException {
    return given.has(Setting.AUTHORITIES)
        ? new Trust(List.copyOf(Certificates.read(given, Setting.AUTHORITIES)))
        : DEFAULT;
  }

  /**
   * Reads the PEM file that {@code ARGOSY_GIT_CA_FILE} names. Called before each sync, so a rotated
   * file is picked up.
   *
   * @throws SyncException when a file is named and holds no certificate
   */
  public static Trust fromEnvironment(Map<String, String> env) throws SyncException {
    return read(Settings.ofEnvironment(env));
  }

  /** What checks the server; empty for Java's own check. */
  Optional<TrustManager[]> managers() throws GeneralSecurityException, IOException {
    if (authorities.isEmpty()) {
      return Optional.empty();
    }
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    for (int i = 0; i < authorities.size(); i++) {
      store.setCertificateEntry("authority-" + i, authorities.get(i));
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return Optional.of(factory.getTrustManagers());
  }

  /** For a connection that shows no certificate of ours. */
  SSLContext context() throws GeneralSecurityException, IOException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers().orElse(null), null);
    return context;
  }
}
