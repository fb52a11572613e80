package dev.argosy.sync.git;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.plan.Problem;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Why a Git server behind https was not believed; nothing of ours was sent to it then. */
final class TlsFailure {
  /** The alerts of a server about us, as Java spells them. */
  private static final List<String> ASKS_FOR_OURS =
      List.of("certificate_required", "bad_certificate", "certificate_unknown", "unknown_ca");

  private TlsFailure() {}

  /** Empty when the failure is about something else. */
  static Optional<Problem> explain(String repository, List<Throwable> chain) {
    return chain.stream()
        .filter(SSLException.class::isInstance)
        .findFirst()
        .map(tls -> explain(repository, tls, chain));
  }

  private static Problem explain(String repository, Throwable tls, List<Throwable> chain) {
    String all = String.join(": ", chain.stream().map(t -> "" + t.getMessage()).toList());
    if (chain.stream().anyMatch(CertificateExpiredException.class::isInstance)) {
      return refused(repository, "the server's certificate has expired", "renew it on the server");
    }
    if (chain.stream().anyMatch(CertificateNotYetValidException.class::isInstance)) {
      return refused(
          repository, "the server's certificate is not valid yet", "check this machine's clock");
    }
    if (ASKS_FOR_OURS.stream().anyMatch(alert -> all.contains("Received fatal alert: " + alert))) {
      return refused(
          repository,
          "the server asks for a certificate of ours and was not content ("
              + tls.getMessage()
              + ")",
          "give one by ARGOSY_GIT_CLIENT_CERT_FILE and _KEY_FILE, or as tls.crt and tls.key of the"
              + " Secret");
    }
    if (all.contains("subject alternative")) {
      return refused(
          repository,
          "the server's certificate is for another host (" + tls.getMessage() + ")",
          "use the name that the certificate names");
    }
    return refused(
        repository,
        all.contains("unable to find valid certification path")
            ? "the server's certificate is not trusted: it is of no authority that is believed"
            : "the server's certificate is not trusted (" + tls.getMessage() + ")",
        "give the certificate of its authority by ARGOSY_GIT_CA_FILE, or as ca.crt of the Secret");
  }

  private static Problem refused(String repository, String message, String hint) {
    return Problem.of(Code.REPOSITORY_REFUSED, repository, message, hint);
  }
}
