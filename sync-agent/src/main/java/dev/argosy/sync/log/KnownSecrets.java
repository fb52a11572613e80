package dev.argosy.sync.log;

import dev.argosy.sync.git.Credentials;
import dev.argosy.sync.git.Redactor;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The secrets of all syncs, for texts of which nobody knows which sync they belong to: what
 * libraries say. Also hides what has the form of a secret.
 */
public final class KnownSecrets {
  private static final String HIDDEN = "***";

  /** {@code Authorization: Basic ...} and the like, and keys in PEM form. */
  private static final Pattern SHAPED =
      Pattern.compile(
          "(?is)(?<=\\b(?:basic|bearer|token)[ =:]{1,3})[A-Za-z0-9+/._~-]{8,}=*"
              + "|-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|\\z)");

  private final Map<String, Redactor> redactors = new ConcurrentHashMap<>();

  /** What a sync uses from now on, in place of what it used before. */
  public void learn(String sync, Credentials credentials) {
    redactors.put(sync, new Redactor(credentials));
  }

  /** Of a sync that is no more. */
  public void forget(String sync) {
    redactors.remove(sync);
  }

  /** The text without secrets. */
  public String hidden(String text) {
    String safe = SHAPED.matcher(text).replaceAll(HIDDEN);
    for (Redactor redactor : redactors.values()) {
      safe = redactor.text(safe);
    }
    return safe;
  }
}
