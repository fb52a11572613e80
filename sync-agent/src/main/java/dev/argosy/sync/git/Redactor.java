package dev.argosy.sync.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.argosy.sync.plan.Problem;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes secrets out of texts. Everything a sync says to anybody goes through {@link #problem}, in
 * one place; see {@code Sync}.
 */
public final class Redactor {
  private static final String HIDDEN = "***";
  private static final Pattern IN_ADDRESS =
      Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*://)[^/@\\s]*@");

  private final List<String> secrets;

  /** Hides these credentials, in every form in which they travel. */
  public Redactor(Credentials credentials) {
    List<String> forms = new ArrayList<>();
    for (String secret : credentials.secrets()) {
      forms.add(secret);
      forms.add(URLEncoder.encode(secret, UTF_8));
      forms.add(base64(secret));
      if (credentials instanceof Credentials.Password p) {
        forms.add(base64(p.user() + ":" + secret));
      }
    }
    forms.removeIf(String::isEmpty);
    forms.sort(Comparator.comparingInt(String::length).reversed());
    this.secrets = List.copyOf(forms);
  }

  /** The text without secrets, and without user and password in addresses. */
  public String text(String text) {
    String safe = IN_ADDRESS.matcher(text).replaceAll("$1" + HIDDEN + "@");
    for (String secret : secrets) {
      safe = safe.replace(secret, HIDDEN);
    }
    return safe;
  }

  public Problem problem(Problem problem) {
    return new Problem(
        problem.code(),
        text(problem.where()),
        text(problem.message()),
        text(problem.hint()),
        problem.retryAfter());
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }
}
