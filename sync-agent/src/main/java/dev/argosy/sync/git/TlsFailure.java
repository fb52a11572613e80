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
    if (all.contains("subject alternative")) {
      return refused(
          repository,
          "the server's certificate is for another host (" + tls.getMessage() + ")",
          "use the name that the certificate names");
    }
    return refused(
        repository,
        "the server's certificate is not trusted (" + tls.getMessage() + ")",
        "name the certificate of its authority in ARGOSY_GIT_CA_FILE");
  }

  private static Problem refused(String repository, String message, String hint) {
    return Problem.of(Code.REPOSITORY_REFUSED, repository, message, hint);
  }
}
