package dev.argosy.sync.apply;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.plan.ObjectKey;
import dev.argosy.sync.plan.Problem;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.api.model.StatusDetails;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a failed call means. */
public final class ApiFailure {
  private ApiFailure() {}

  /**
   * @param pause that the answer's header asked for
   */
  public static Problem explain(
      ObjectKey key, KubernetesClientException e, Optional<Duration> pause) {
    return ClusterRule.explain(key.toString(), said(e)).orElseGet(() -> byCode(key, e, pause));
  }

  private static Problem byCode(
      ObjectKey key, KubernetesClientException e, Optional<Duration> pause) {
    String where = key.toString();
    return switch (e.getCode()) {
      case 401 ->
          Problem.of(
              Code.TARGET_FORBIDDEN,
              where,
              "the API server does not know who asks: " + said(e),
              "check the token or kubeconfig");
      case 403 ->
          Problem.of(
              Code.TARGET_FORBIDDEN,
              where,
              "the API server forbids it: " + said(e),
              key.namespace().isEmpty()
                  ? "grant it with a ClusterRole"
                  : "grant it with a Role in namespace '" + key.namespace() + "'");
      case 404 -> missing(key, e);
      case 400, 422 -> replaced(e) ? raced(where, e) : refused(where, e);
      case 409 -> conflict(where, e);
      default -> server(where, e).after(pause.or(() -> bodyPause(e)));
    };
  }

  /**
   * Who owns which fields, from a conflict of server-side apply: {@code kubectl (.spec.suspend)}.
   */
  static List<String> conflicts(KubernetesClientException e) {
    return details(e).map(StatusDetails::getCauses).orElse(List.of()).stream()
        .filter(cause -> "FieldManagerConflict".equals(cause.getReason()))
        .map(ApiFailure::owner)
        .distinct()
        .toList();
  }

  private static String owner(StatusCause cause) {
    String[] quoted = cause.getMessage().split("\"", -1);
    return (quoted.length > 1 ? quoted[1] : cause.getMessage()) + " (" + cause.getField() + ")";
  }

  private static Problem conflict(String where, KubernetesClientException e) {
    List<String> others = conflicts(e);
    return others.isEmpty()
        ? raced(where, e)
        : Problem.of(
            Code.OBJECT_CONFLICT, where, "fields are owned by " + String.join(", ", others), "");
  }

  private static Problem raced(String where, KubernetesClientException e) {
    return Problem.of(
        Code.OBJECT_CONFLICT,
        where,
        "changed while it was being written: " + said(e),
        "it is tried again");
  }

  private static Problem refused(String where, KubernetesClientException e) {
    return Problem.of(Code.TARGET_REFUSED, where, said(e), "");
  }

  /** Another object has the name now; that is no fault of what was sent. */
  private static boolean replaced(KubernetesClientException e) {
    return details(e).map(StatusDetails::getCauses).orElse(List.of()).stream()
        .anyMatch(cause -> "metadata.uid".equals(cause.getField()));
  }

  private static Problem missing(ObjectKey key, KubernetesClientException e) {
    boolean namespace =
        details(e).map(StatusDetails::getKind).filter("namespaces"::equals).isPresent()
            || said(e).contains("namespaces \"");
    return namespace
        ? Problem.of(
            Code.TARGET_REFUSED,
            key.toString(),
            "the namespace '" + key.namespace() + "' does not exist",
            "create it; the agent does not create namespaces")
        : Problem.of(
            Code.TARGET_REFUSED,
            key.toString(),
            "the cluster does not know " + key.apiVersion() + " " + key.kind(),
            "install Argo Workflows' CRDs");
  }

  /** A value of the wrong type is a 500 of server-side apply, though the fault is the object's. */
  private static Problem server(String where, KubernetesClientException e) {
    if (e.getCode() == 500 && said(e).contains("typed")) {
      return refused(where, e);
    }
    String what =
        e.getCode() <= 0
            ? "the API server cannot be reached"
            : "the API server answers " + e.getCode();
    return Problem.of(Code.TARGET_UNREACHABLE, where, what + ": " + said(e), "it is tried again");
  }

  private static Optional<Duration> bodyPause(KubernetesClientException e) {
    return details(e)
        .map(StatusDetails::getRetryAfterSeconds)
        .filter(seconds -> seconds > 0)
        .map(Duration::ofSeconds);
  }

  private static Optional<StatusDetails> details(KubernetesClientException e) {
    return Optional.ofNullable(e.getStatus()).map(Status::getDetails);
  }

  private static String said(KubernetesClientException e) {
    String status = Optional.ofNullable(e.getStatus()).map(Status::getMessage).orElse("");
    if (!status.isEmpty()) {
      return status;
    }
    Throwable cause = e;
    while (cause.getCause() != null && !(cause instanceof ConnectException)) {
      cause = cause.getCause();
    }
    if (cause instanceof ConnectException) {
      return "connection refused";
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
