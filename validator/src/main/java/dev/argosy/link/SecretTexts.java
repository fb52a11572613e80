package dev.argosy.link;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import java.util.regex.Pattern;

/** Tells passwords and keys from other texts. They are never repeated in a finding. */
public final class SecretTexts {
  /** Names whose value is a secret, as words of the name. */
  private static final Pattern SECRET_NAME =
      Pattern.compile(
          "(?i)(^|[_.-]|(?:^|_)(?:pg|db|my|mysql|redis))(password|passwd|pwd|passphrase|secret|token|api_?key|access_?key|secret_?key"
              + "|private_?key|credentials?|auth)$");

  /** Values that nothing but a secret looks like: the published forms of well-known issuers. */
  private static final Pattern SECRET_VALUE =
      Pattern.compile(
          "(A(KIA|SIA)[0-9A-Z]{16}\\b"
              + "|\\bgh[pousr]_[A-Za-z0-9]{36}"
              + "|\\bgithub_pat_[A-Za-z0-9_]{60}"
              + "|\\bglpat-[A-Za-z0-9_-]{20}"
              + "|\\bxox[abprs]-[A-Za-z0-9-]{10}"
              + "|\\bhf_[A-Za-z0-9]{30}"
              + "|\\bsk-[A-Za-z0-9_-]{32}"
              + "|\\bAIza[0-9A-Za-z_-]{35}"
              + "|hooks\\.slack\\.com/services/T\\w{6,}+/B\\w{6,}+/\\w{16}"
              + "|-----BEGIN ([A-Z]+ )*PRIVATE KEY-----"
              + "|\\beyJ[A-Za-z0-9_-]{10,}+\\.eyJ[A-Za-z0-9_-]{10,}+\\.[A-Za-z0-9_-]"
              + "|[a-z0-9+.-]://[^/\\s:@{}$]*+:[^/\\s@{}$<>*]++@)");

  /** What stands for a value that is given elsewhere, or names a place: no secret. */
  private static final Pattern HARMLESS =
      Pattern.compile(
          "(?i)(true|false|none|null|yes|no|[0-9.]+|[a-z][a-z0-9+.-]*://\\S*|[~.]?/\\S*|\\$.*|<.*>|\\*+|x+"
              + "|change-?_?me|example|dummy|test|placeholder|todo)?");

  /** No published form is shorter, but for a password in a URL. */
  private static final int SHORTEST = 15;

  private SecretTexts() {}

  /** Whether the value of something called {@code name} is a secret. */
  public static boolean isSecret(String name, String value) {
    return isSecret(value)
        || SECRET_NAME.matcher(name).find() && !HARMLESS.matcher(value).matches();
  }

  /** Whether the text holds what nothing but a secret looks like. */
  public static boolean isSecret(String text) {
    return (text.length() >= SHORTEST || text.contains("://")) && SECRET_VALUE.matcher(text).find();
  }

  /**
   * @param what is a secret, without saying it
   * @param instead how it is taken from a Secret
   */
  public static Diagnostic finding(At at, String what, String instead) {
    return Diagnostic.of(
        Code.HARDCODED_SECRET,
        at,
        what + " is a secret, written into the repository",
        "change it, since it is known now; keep it in a Secret and say " + instead);
  }
}
