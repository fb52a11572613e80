package dev.argosy.sync.log;

import dev.argosy.sync.Roster;
import dev.argosy.sync.git.Credentials;
import dev.argosy.sync.git.Redactor;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Takes secrets out of texts of which nobody knows which sync they are about: what libraries say,
 * and bugs. It knows what the syncs use now, and what has the form of a secret.
 */
public final class KnownSecrets {
  private static final String HIDDEN = "***";

  /** {@code Authorization: Basic ...} and the like, and keys in PEM form. */
  private static final Pattern SHAPED =
      Pattern.compile(
          "(?is)(?<=\\b(?:basic|bearer|token)[ =:]{1,3})[A-Za-z0-9+/._~-]{8,}=*"
              + "|-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|\\z)");

  private volatile Optional<Roster> roster = Optional.empty();

  /** Whose credentials are meant, from now on. */
  public void of(Roster running) {
    roster = Optional.of(running);
  }

  /** The text without secrets. */
  String hidden(String text) {
    String safe =
        new Redactor(new Credentials.None()).text(SHAPED.matcher(text).replaceAll(HIDDEN));
    for (Credentials credentials : credentials()) {
      safe = new Redactor(credentials).text(safe);
    }
    return safe;
  }

  private List<Credentials> credentials() {
    return roster.map(Roster::syncs).orElse(List.of()).stream()
        .flatMap(sync -> sync.options().stream())
        .map(options -> options.source().credentials())
        .distinct()
        .toList();
  }
}
