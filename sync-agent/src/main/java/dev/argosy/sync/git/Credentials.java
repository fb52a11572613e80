package dev.argosy.sync.git;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How the agent proves who it is to a Git server. Never printed: {@code toString} hides secrets.
 */
public sealed interface Credentials {
  /** None; public repositories and local ones. */
  record None() implements Credentials {}

  /** For https; a token is a password, with the user name the server asks for. */
  record Password(String user, String password) implements Credentials {
    @Override
    public String toString() {
      return "Password[" + user + ", ***]";
    }
  }

  /** For ssh: a private key, and the server's keys in OpenSSH's known_hosts format. */
  record SshKey(Path privateKey, Path knownHosts) implements Credentials {}

  /** Every text that must never be shown. */
  default List<String> secrets() {
    return this instanceof Password p ? List.of(p.password()) : List.of();
  }

  /**
   * Reads {@code ARGOSY_GIT_PASSWORD_FILE} or {@code ARGOSY_GIT_PASSWORD} with {@code
   * ARGOSY_GIT_USERNAME}, or {@code ARGOSY_GIT_SSH_KEY_FILE} with {@code
   * ARGOSY_GIT_KNOWN_HOSTS_FILE}. Called before each sync, so a rotated file is picked up.
   *
   * @throws SyncException when a file is named and cannot be read, or a half is missing
   */
  static Credentials fromEnvironment(Map<String, String> env) throws SyncException {
    String key = env.getOrDefault("ARGOSY_GIT_SSH_KEY_FILE", "");
    if (!key.isEmpty()) {
      return new SshKey(
          readable("ARGOSY_GIT_SSH_KEY_FILE", key),
          readable(
              "ARGOSY_GIT_KNOWN_HOSTS_FILE", env.getOrDefault("ARGOSY_GIT_KNOWN_HOSTS_FILE", "")));
    }
    String file = env.getOrDefault("ARGOSY_GIT_PASSWORD_FILE", "");
    String password = file.isEmpty() ? env.getOrDefault("ARGOSY_GIT_PASSWORD", "") : read(file);
    return password.isEmpty()
        ? new None()
        : new Password(env.getOrDefault("ARGOSY_GIT_USERNAME", "x-access-token"), password);
  }

  private static String read(String file) throws SyncException {
    Path path = readable("ARGOSY_GIT_PASSWORD_FILE", file);
    try {
      return Files.readString(path).strip();
    } catch (IOException e) {
      throw unreadable("ARGOSY_GIT_PASSWORD_FILE", file);
    }
  }

  private static Path readable(String variable, String file) throws SyncException {
    Path path = Path.of(file);
    if (file.isEmpty() || !Files.isRegularFile(path) || !Files.isReadable(path)) {
      throw unreadable(variable, file);
    }
    return path;
  }

  private static SyncException unreadable(String variable, String file) {
    return new SyncException(
        Problem.of(
            Code.SYNC_OPTION,
            variable,
            file.isEmpty()
                ? "must name a file"
                : "names '" + file + "', which is not a readable file",
            "mount the file, or unset the variable"));
  }
}
