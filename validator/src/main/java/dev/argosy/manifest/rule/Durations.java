package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.manifest.structure.Words;
import dev.argosy.manifest.view.Fields;
import dev.argosy.manifest.view.GoScalar;
import dev.argosy.manifest.view.Template;
import dev.argosy.yaml.Node.Kind;
import dev.argosy.yaml.Node.ScalarNode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations, which Argo reads only when it comes to use them. */
final class Durations {
  private static final Pattern GO =
      Pattern.compile("[-+]?(0|(([0-9]+(\\.[0-9]*)?|\\.[0-9]+)(ns|us|µs|μs|ms|s|m|h))++)");
  private static final Pattern SECONDS = Pattern.compile("[-+]?[0-9]+");
  private static final Pattern DAYS = Pattern.compile("([0-9]{1,6})\\s*d(ays?)?");

  private static final List<String> POLICIES =
      List.of("Always", "OnFailure", "OnError", "OnTransientError");

  private Durations() {}

  static void check(Template template, Findings findings) {
    Fields fields = template.fields();
    timeout(fields, findings);
    seconds(fields.map("suspend"), "duration", findings);
    retry(fields.map("retryStrategy"), findings);
    seconds(fields.map("containerSet").map("retryStrategy"), "duration", findings);
    fields.map("memoize").scalar("maxAge").ifPresent(age -> strict(age, "maxAge", findings));
  }

  /** Of a template or of a workflow. */
  static void retry(Fields retry, Findings findings) {
    Words.wrong(retry, "retryPolicy", POLICIES).ifPresent(findings::add);
    Fields backoff = retry.map("backoff");
    number(retry, "limit", findings);
    number(backoff, "factor", findings);
    if (retry.exists() && !retry.has("limit") && !isNever(retry)) {
      findings.add(
          Code.ARGO_ENDLESS_RETRY,
          retry.at(),
          "without a limit Argo retries "
              + (retry.has("expression") ? "as long as the expression holds" : "for ever")
              + (backoff.exists() ? ", and never waits" : ""),
          "write limit: 3");
    }
    seconds(backoff, "duration", findings);
    seconds(backoff, "maxDuration", findings);
    seconds(backoff, "cap", findings);
    if (backoff.exists() && backoff.text("duration").isEmpty()) {
      findings.add(
          Code.ARGO_DURATION,
          backoff.at(),
          "'backoff' needs a duration: without one the first retry fails",
          "write duration: \"10\"");
    }
  }

  /** By which a template opts out of the retries that the cluster gives to all. */
  private static boolean isNever(Fields retry) {
    return retry.text("expression").strip().equals("false");
  }

  private static void number(Fields owner, String key, Findings findings) {
    owner
        .scalar(key)
        .filter(n -> GoScalar.kind(n) == Kind.STRING) // of others the type is looked at
        .filter(n -> !n.text().contains("{{") && !SECONDS.matcher(n.text()).matches())
        .ifPresent(n ->
            findings.add(
                Code.INVALID_VALUE,
                n.at(),
                "'" + key + "' is a number or a tag, not '" + n.text() + "'"));
  }

  private static void timeout(Fields fields, Findings findings) {
    fields
        .scalar("timeout")
        .ifPresent(t -> {
          if (SECONDS.matcher(t.text()).matches()) {
            findings.add(
                Code.ARGO_DURATION,
                t.at(),
                "'timeout' needs a unit",
                "write \"" + t.text() + "s\"");
          } else {
            strict(t, "timeout", findings);
          }
        });
  }

  /** A number alone counts seconds. */
  static void seconds(Fields owner, String key, Findings findings) {
    owner
        .scalar(key)
        .filter(d -> !SECONDS.matcher(d.text()).matches())
        .ifPresent(d -> strict(d, key, findings));
  }

  private static void strict(ScalarNode value, String key, Findings findings) {
    String text = value.text();
    if (text.isEmpty() || text.contains("{{") || GO.matcher(text).matches()) {
      return;
    }
    Matcher days = DAYS.matcher(text);
    findings.add(
        Code.ARGO_DURATION,
        value.at(),
        "'" + key + "' is not a duration: '" + text + "'",
        days.matches()
            ? "write " + Integer.parseInt(days.group(1)) * 24 + "h: there are no days"
            : "for example 90s, 15m or 1h30m");
  }
}
