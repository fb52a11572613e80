package dev.argosy.sync.git;

import dev.argosy.sync.plan.SyncException;
import java.net.URI;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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

  /** For https; sent as it is in each request. */
  record BearerToken(String token) implements Credentials {
    @Override
    public String toString() {
      return "BearerToken[***]";
    }
  }

  /**
   * For https: a GitHub App, which asks for a token of one hour whenever it needs one.
   *
   * @param api base address of the API, {@code https://api.github.com} or that of an Enterprise
   *     server
   * @param pem the text of the key, so that it can be hidden
   */
  record GitHubApp(String app, String installation, PrivateKey key, URI api, String pem)
      implements Credentials {
    @Override
    public String toString() {
      return "GitHubApp[" + app + ", " + installation + ", ***]";
    }
  }

  /**
   * For ssh.
   *
   * @param pair private and public key
   * @param knownHosts the server's keys in OpenSSH's known_hosts format
   * @param secrets what must not be shown: the key's text and its passphrase
   */
  record SshKey(KeyPair pair, String knownHosts, List<String> secrets) implements Credentials {
    public SshKey {
      secrets = List.copyOf(secrets);
    }

    @Override
    public String toString() {
      return "SshKey[***]";
    }
  }

  /**
   * For https: a certificate that is shown while the connection is made, and what is said after.
   *
   * @param pem the text of the key, so that it can be hidden
   * @param login said within the connection; no certificate again
   */
  record Certificate(List<X509Certificate> chain, PrivateKey key, String pem, Credentials login)
      implements Credentials {
    public Certificate {
      chain = List.copyOf(chain);
    }

    @Override
    public String toString() {
      return "Certificate[" + chain.get(0).getSubjectX500Principal() + ", ***, " + login + "]";
    }
  }

  /** What is said in requests, whatever certificate is shown before. */
  default Credentials login() {
    return this instanceof Certificate certificate ? certificate.login() : this;
  }

  /** Every text that must never be shown, as it is now. */
  default List<String> secrets() {
    return switch (this) {
      case None none -> List.of();
      case Password password -> List.of(password.password());
      case BearerToken bearer -> List.of(bearer.token());
      case GitHubApp app ->
          Stream.concat(
                  PrivateKeys.secrets(app.pem()).stream(), InstallationTokens.SHARED.issued(app))
              .toList();
      case SshKey key -> key.secrets();
      case Certificate shown ->
          Stream.concat(PrivateKeys.secrets(shown.pem()).stream(), shown.login().secrets().stream())
              .toList();
    };
  }

  /**
   * Reads the environment. Called before each sync, so a rotated file is picked up.
   *
   * @throws SyncException when a file is named and cannot be read, or a half is missing
   */
  static Credentials fromEnvironment(Map<String, String> env) throws SyncException {
    return CredentialsReader.read(Settings.ofEnvironment(env));
  }
}
