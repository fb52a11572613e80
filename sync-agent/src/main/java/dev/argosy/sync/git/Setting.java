package dev.argosy.sync.git;

/** What can be said about who we are to a Git server and whom we believe. */
enum Setting {
  USERNAME("username", "ARGOSY_GIT_USERNAME"),
  PASSWORD("password", "ARGOSY_GIT_PASSWORD"),
  BEARER_TOKEN("bearerToken", "ARGOSY_GIT_BEARER_TOKEN"),
  IDENTITY("identity", "ARGOSY_GIT_SSH_KEY"),
  PASSPHRASE("identity.password", "ARGOSY_GIT_SSH_PASSPHRASE"),
  KNOWN_HOSTS("known_hosts", "ARGOSY_GIT_KNOWN_HOSTS"),
  AUTHORITIES("ca.crt", "ARGOSY_GIT_CA"),
  CERTIFICATE("tls.crt", "ARGOSY_GIT_CLIENT_CERT"),
  CERTIFICATE_KEY("tls.key", "ARGOSY_GIT_CLIENT_KEY"),
  APP("githubAppID", "ARGOSY_GITHUB_APP_ID"),
  INSTALLATION("githubAppInstallationID", "ARGOSY_GITHUB_APP_INSTALLATION_ID"),
  APP_KEY("githubAppPrivateKey", "ARGOSY_GITHUB_APP_PRIVATE_KEY"),
  APP_URL("githubAppBaseURL", "ARGOSY_GITHUB_APP_BASE_URL"),
  VERIFY("verify", "ARGOSY_GIT_VERIFY"),
  PGP_KEYS("pgp_keys", "ARGOSY_GIT_PGP_KEYS"),
  ALLOWED_SIGNERS("allowed_signers", "ARGOSY_GIT_ALLOWED_SIGNERS"),
  REVOKED_SIGNERS("revoked_signers", "ARGOSY_GIT_REVOKED_SIGNERS");

  final String key;
  final String variable;

  /**
   * @param key in a Secret, as other agents call it
   * @param variable of the environment; with {@code _FILE} after it, of a file that holds the value
   */
  Setting(String key, String variable) {
    this.key = key;
    this.variable = variable;
  }
}
