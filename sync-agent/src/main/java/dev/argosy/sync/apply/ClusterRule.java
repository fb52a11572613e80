package dev.argosy.sync.apply;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.plan.Problem;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Rules of a cluster that an API server refuses objects by, beside who may do what. They come as
 * 403, 422 or 500 alike, so they are told by the server's words.
 */
enum ClusterRule {
  QUOTA(
      Code.TARGET_REFUSED,
      "exceeded quota: ([^,\\s]+)",
      "raise the ResourceQuota '%s', or free some of what it counts"),
  POLICY(
      Code.TARGET_REFUSED,
      "ValidatingAdmissionPolicy '([^']+)'",
      "change the pipeline, or ask who set the policy '%s'"),
  WEBHOOK(
      Code.TARGET_REFUSED,
      "admission webhook \"([^\"]+)\" denied",
      "change the pipeline, or ask who runs the webhook '%s'"),
  WEBHOOK_DOWN(
      Code.TARGET_UNREACHABLE,
      "failed calling webhook \"([^\"]+)\"",
      "have the webhook '%s' answer again: until then nobody can write what it guards"),
  NAMESPACE_GOES(
      Code.TARGET_REFUSED,
      "create new content in namespace (\\S+) because it is being terminated",
      "the namespace '%s' is being deleted; make it anew, or take it out of the pipelines");

  private final Code code;
  private final Pattern words;
  private final String hint;

  ClusterRule(Code code, String words, String hint) {
    this.code = code;
    this.words = Pattern.compile(words);
    this.hint = hint;
  }

  /** Empty when no such rule speaks. */
  static Optional<Problem> explain(String where, String said) {
    return Stream.of(values()).flatMap(rule -> rule.problem(where, said).stream()).findFirst();
  }

  private Optional<Problem> problem(String where, String said) {
    Matcher found = words.matcher(said);
    return found.find()
        ? Optional.of(Problem.of(code, where, said, hint.formatted(found.group(1))))
        : Optional.empty();
  }
}
