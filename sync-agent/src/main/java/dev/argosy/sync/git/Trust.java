package dev.argosy.sync.git;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  private static final String VARIABLE = "ARGOSY_GIT_CA_FILE";

  public Trust {
    authorities = List.copyOf(authorities);
  }

  /**
   * Reads the PEM file that {@code ARGOSY_GIT_CA_FILE} names. Called before each sync, so a rotated
   * file is picked up.
   *
   * @throws SyncException when a file is named and holds no certificate
   */
  public static Trust fromEnvironment(Map<String, String> env) throws SyncException {
    String file = env.getOrDefault(VARIABLE, "");
    return file.isEmpty() ? DEFAULT : new Trust(certificates(file));
  }

  private static List<Certificate> certificates(String file) throws SyncException {
    try {
      byte[] pem = Files.readAllBytes(Path.of(file));
      List<Certificate> found =
          List.copyOf(
              CertificateFactory.getInstance("X.509")
                  .generateCertificates(new ByteArrayInputStream(pem)));
      if (!found.isEmpty()) {
        return found;
      }
    } catch (IOException | InvalidPathException e) {
      throw invalid(file, "which is not a readable file");
    } catch (CertificateException e) {
      // said below, in words that help
    }
    throw invalid(file, "which holds no certificate in PEM form");
  }

  private static SyncException invalid(String file, String why) {
    return new SyncException(
        Problem.of(
            Code.SYNC_OPTION,
            VARIABLE,
            "names '" + file + "', " + why,
            "give the certificate of the authority that signed the server's, or unset the variable"));
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
}
