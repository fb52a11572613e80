package dev.argosy.sync.git;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;

/**
 * Where a repository is, after every check an address must pass.
 *
 * @param uri scheme, host and path; never a password
 * @param local whether it is a folder that is read in place
 */
record GitAddress(URIish uri, boolean local) {
  private static final Pattern SCHEME = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*)://.*");
  private static final Pattern SCP = Pattern.compile("[\\w.-]+@[\\w.-]+:[^:].*");
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1", "[::1]");

  /**
   * @param allowLocal whether paths, {@code file:} and {@code http:} to this machine are allowed
   * @throws SyncException when the address is not one of the allowed forms
   */
  static GitAddress parse(String address, boolean allowLocal) throws SyncException {
    URIish uri = uri(address);
    if (uri.getPass() != null) {
      throw refused(
          uri.setPass(null).setUser(null),
          "holds a password",
          "remove it, and give user and password by ARGOSY_GIT_USERNAME and"
              + " ARGOSY_GIT_PASSWORD_FILE or by a Secret");
    }
    boolean local = !SCHEME.matcher(address).matches() && !SCP.matcher(address).matches();
    String scheme =
        local || uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!allowed(uri, local, scheme, allowLocal)) {
      throw refused(
          uri, "is not an https or ssh address", "write https://HOST/PATH or ssh://USER@HOST/PATH");
    }
    return new GitAddress(uri, local);
  }

  private static boolean allowed(URIish uri, boolean local, String scheme, boolean allowLocal) {
    if (local) {
      return allowLocal;
    }
    if (optionLike(uri.getHost()) || optionLike(uri.getUser())) {
      return false;
    }
    return switch (scheme) {
      case "https", "ssh" -> uri.getHost() != null;
      case "" -> true; // USER@HOST:PATH, which is ssh
      case "file" -> allowLocal;
      case "http" -> allowLocal && LOOPBACK.contains(uri.getHost());
      default -> false;
    };
  }

  /** No shell and no program of ours reads it; others that see the address may. */
  private static boolean optionLike(@Nullable String part) {
    return part != null && (part.startsWith("-") || part.chars().anyMatch(c -> c == ' '));
  }

  private static URIish uri(String address) throws SyncException {
    boolean clean =
        address.chars().noneMatch(c -> c < ' ' || c == 0x7f) && !address.startsWith("-");
    if (clean && !address.isBlank()) {
      try {
        return new URIish(address);
      } catch (URISyntaxException e) {
        // its message quotes the address, which may hold a password
      }
    }
    throw new SyncException(
        Problem.of(
            Code.REPOSITORY_URL,
            "repository",
            "the address cannot be read",
            "write https://HOST/PATH or ssh://USER@HOST/PATH"));
  }

  private static SyncException refused(URIish uri, String message, String hint) {
    return new SyncException(Problem.of(Code.REPOSITORY_URL, uri.toString(), message, hint));
  }

  boolean http() {
    return !local
        && uri.getScheme() != null
        && uri.getScheme().toLowerCase(Locale.ROOT).startsWith("http");
  }

  boolean ssh() {
    return !local && (uri.getScheme() == null || "ssh".equalsIgnoreCase(uri.getScheme()));
  }

  boolean https() {
    return !local && "https".equalsIgnoreCase(uri.getScheme());
  }

  /** Whether {@code other} is the place that credentials given for this address belong to. */
  boolean sameOrigin(String scheme, String host, int port) {
    return scheme.equalsIgnoreCase(uri.getScheme())
        && host.equalsIgnoreCase(uri.getHost())
        && effectivePort(scheme, port) == effectivePort(scheme, uri.getPort());
  }

  private static int effectivePort(String scheme, int port) {
    if (port > 0) {
      return port;
    }
    return switch (scheme.toLowerCase(Locale.ROOT)) {
      case "https" -> 443;
      case "http" -> 80;
      case "ssh" -> 22;
      default -> -1;
    };
  }

  @Override
  public String toString() {
    return uri.toString();
  }
}
