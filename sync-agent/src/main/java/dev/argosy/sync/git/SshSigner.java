package dev.argosy.sync.git;

import dev.argosy.sync.git.SshSigners.Line;
import dev.argosy.sync.plan.SyncException;
import java.security.PublicKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.common.config.keys.KeyUtils;

/**
 * A line of allowed_signers.
 *
 * @param principals whose key it is, for messages: Git asks for no certain one either
 * @param namespaces what it may sign; empty for anything
 * @param after the first moment it holds
 * @param before the moment from which it holds no more
 */
record SshSigner(
    String principals, List<String> namespaces, Instant after, Instant before, PublicKey key) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);
  private static final int SECONDS = 14;

  SshSigner {
    namespaces = List.copyOf(namespaces);
  }

  static SshSigner read(Line line) throws SyncException {
    List<String> words = split(line.text(), " \t");
    if (words.size() < 3) {
      throw line.invalid("is not a signer", "write PRINCIPAL TYPE KEY, with options before TYPE");
    }
    boolean options = !isType(words.get(1));
    List<String> key = words.subList(options ? 2 : 1, words.size());
    SshSigner plain =
        new SshSigner(
            words.get(0), List.of(), Instant.MIN, Instant.MAX, line.key(String.join(" ", key)));
    for (String option : options ? split(words.get(1), ",") : List.<String>of()) {
      plain = plain.with(option, line);
    }
    return plain;
  }

  private static boolean isType(String word) {
    return word.matches("(sk-)?(ssh-|ecdsa-sha2-).*");
  }

  private SshSigner with(String option, Line line) throws SyncException {
    String name = option.replaceAll("=.*", "");
    String value = option.substring(Math.min(option.length(), name.length() + 1));
    String plain = value.replaceAll("^\"(.*)\"$", "$1");
    return switch (name) {
      case "namespaces" ->
          new SshSigner(
              principals,
              Arrays.stream(plain.split(",")).map(String::strip).toList(),
              after,
              before,
              key);
      case "valid-after" -> new SshSigner(principals, namespaces, time(plain, line), before, key);
      case "valid-before" -> new SshSigner(principals, namespaces, after, time(plain, line), key);
      case "cert-authority" ->
          throw line.invalid(
              "allows an authority of certificates, which is not supported",
              "list the keys themselves");
      default ->
          throw line.invalid(
              "has an option '" + name + "' that is not known",
              "namespaces, valid-after and valid-before are");
    };
  }

  /** OpenSSH takes a time without a Z for a local one; where an agent runs that is no place. */
  private static Instant time(String text, Line line) throws SyncException {
    String digits = text.replaceAll("Z$", "");
    try {
      if (List.of(8, 12, SECONDS).contains(digits.length())) {
        String whole = digits + "0".repeat(SECONDS - digits.length());
        return LocalDateTime.parse(whole, TIME).toInstant(ZoneOffset.UTC);
      }
    } catch (DateTimeException e) {
      // said below, with the place
    }
    throw line.invalid(
        "has a time '" + text + "' that cannot be read", "write YYYYMMDD or YYYYMMDDHHMMSSZ");
  }

  /** Splits at the separators that do not stand in quotes. */
  private static List<String> split(String text, String separators) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      quoted ^= c == '"';
      if (quoted || separators.indexOf(c) < 0) {
        part.append(c);
      } else if (!part.isEmpty()) {
        parts.add(part.toString());
        part.setLength(0);
      }
    }
    if (!part.isEmpty()) {
      parts.add(part.toString());
    }
    return parts;
  }

  boolean has(PublicKey other) {
    return KeyUtils.compareKeys(key, other);
  }

  /** A date is what its author wrote, so the key must be good now too. */
  Optional<String> fault(Instant when, Instant now) {
    if (!namespaces.isEmpty() && !namespaces.contains(SshSignature.NAMESPACE)) {
      return Optional.of(
          "may sign in "
              + String.join(", ", namespaces)
              + " only, not in "
              + SshSignature.NAMESPACE);
    }
    if (when.isBefore(after) || now.isBefore(after)) {
      return Optional.of("is valid from " + after + " only");
    }
    return when.isBefore(before) && now.isBefore(before)
        ? Optional.empty()
        : Optional.of("was valid until " + before + " only");
  }

  @Override
  public String toString() {
    return "ssh key " + KeyUtils.getFingerPrint(key) + " (" + principals + ")";
  }
}
