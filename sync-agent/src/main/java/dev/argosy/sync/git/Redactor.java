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
  private static final Pattern IN_ADDRESS = Pattern.compile("(://)[^/@\\s]*+@");

  private final Credentials credentials;

  /** Hides these credentials, in every form in which they travel. */
  public Redactor(Credentials credentials) {
    this.credentials = credentials;
  }

  /** The text without secrets, and without user and password in addresses. */
  public String text(String text) {
    String safe = IN_ADDRESS.matcher(text).replaceAll("$1" + HIDDEN + "@");
    for (String form : forms()) {
      safe = safe.replace(form, HIDDEN);
    }
    return safe;
  }

  /** Asked each time: a GitHub App gets new tokens while it runs. */
  private List<String> forms() {
    List<String> forms = new ArrayList<>();
    for (String secret : credentials.secrets()) {
      forms.add(secret);
      forms.add(URLEncoder.encode(secret, UTF_8));
      forms.add(base64(secret));
      forms.add(base64(user() + ":" + secret));
    }
    forms.removeIf(String::isEmpty);
    forms.sort(Comparator.comparingInt(String::length).reversed());
    return forms;
  }

  private String user() {
    return credentials.login() instanceof Credentials.Password p ? p.user() : "x-access-token";
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
