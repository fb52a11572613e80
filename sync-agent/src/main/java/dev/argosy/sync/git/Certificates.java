package dev.argosy.sync.git;

import dev.argosy.sync.plan.SyncException;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/** Reads certificates in PEM form. */
final class Certificates {
  private Certificates() {}

  static List<X509Certificate> read(Settings given, Setting which) throws SyncException {
    try {
      List<X509Certificate> found =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(
                  new ByteArrayInputStream(given.bytes(which).orElseGet(() -> new byte[0])))
              .stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (!found.isEmpty()) {
        return found;
      }
    } catch (CertificateException e) {
      // said below, in words that help
    }
    throw given.invalid(
        which,
        "holds no certificate in PEM form",
        which == Setting.AUTHORITIES
            ? "give the certificate of the authority that signed the server's, or leave it out"
            : "give our certificate first, then those that lead to its authority");
  }
}
