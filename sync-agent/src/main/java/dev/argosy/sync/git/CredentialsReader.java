package dev.argosy.sync.git;

import static dev.argosy.sync.git.Setting.APP;
import static dev.argosy.sync.git.Setting.APP_KEY;
import static dev.argosy.sync.git.Setting.APP_URL;
import static dev.argosy.sync.git.Setting.AUTHORITIES;
import static dev.argosy.sync.git.Setting.BEARER_TOKEN;
import static dev.argosy.sync.git.Setting.CERTIFICATE;
import static dev.argosy.sync.git.Setting.CERTIFICATE_KEY;
import static dev.argosy.sync.git.Setting.IDENTITY;
import static dev.argosy.sync.git.Setting.INSTALLATION;
import static dev.argosy.sync.git.Setting.KNOWN_HOSTS;
import static dev.argosy.sync.git.Setting.PASSPHRASE;
import static dev.argosy.sync.git.Setting.PASSWORD;
import static dev.argosy.sync.git.Setting.USERNAME;
import static java.util.stream.Collectors.joining;

import dev.argosy.sync.plan.SyncException;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the settings say about who we are: one way, whole, or an error that names what is wrong. */
public final class CredentialsReader {
  private static final String TOKEN_USER = "x-access-token";
  private static final String GITHUB = "https://api.github.com";

  private final Settings given;

  private CredentialsReader(Settings given) {
    this.given = given;
  }

  /**
   * @return {@link Credentials.None} when nothing was given
   * @throws SyncException when a half is missing, a key cannot be read, or two ways are given
   */
  public static Credentials read(Settings given) throws SyncException {
    return new CredentialsReader(given).credentials();
  }

  private Credentials credentials() throws SyncException {
    if (!given.others().isEmpty() && !given.hasAny(Setting.values())) {
      throw nothingKnown();
    }
    Credentials login = login();
    if (!given.hasAny(CERTIFICATE, CERTIFICATE_KEY)) {
      return login;
    }
    String pem = given.require(CERTIFICATE_KEY, CERTIFICATE);
    given.require(CERTIFICATE, CERTIFICATE_KEY);
    return new Credentials.Certificate(
        Certificates.read(given, CERTIFICATE),
        PrivateKeys.alone(given, CERTIFICATE_KEY),
        pem,
        login);
  }

  private SyncException nothingKnown() {
    String known =
        Stream.of(PASSWORD, BEARER_TOKEN, IDENTITY, CERTIFICATE, APP, AUTHORITIES)
            .map(given::name)
            .collect(joining(", "));
    return given.invalid(
        PASSWORD,
        "is missing, and so is every other key that says who we are; found "
            + String.join(", ", given.others()),
        "give one of " + known);
  }

  private Credentials login() throws SyncException {
    List<Setting> ways = ways();
    if (ways.size() > 1) {
      throw given.invalid(
          ways.get(1),
          "is given beside " + given.name(ways.get(0)),
          "say in one way who we are, and remove the other");
    }
    return ways.isEmpty() ? leftOvers() : way(ways.get(0));
  }

  /** The password beside an ssh key is its passphrase, as other agents have it. */
  private List<Setting> ways() {
    List<Setting> ways = new ArrayList<>();
    if (given.hasAny(APP, INSTALLATION, APP_KEY)) {
      ways.add(APP);
    }
    if (given.has(IDENTITY)) {
      ways.add(IDENTITY);
    } else if (given.has(PASSWORD)) {
      ways.add(PASSWORD);
    }
    if (given.has(BEARER_TOKEN)) {
      ways.add(BEARER_TOKEN);
    }
    return ways;
  }

  private Credentials way(Setting way) throws SyncException {
    return switch (way) {
      case APP -> app();
      case IDENTITY -> sshKey();
      case PASSWORD ->
          new Credentials.Password(
              given.text(USERNAME).orElse(TOKEN_USER), given.require(PASSWORD, PASSWORD));
      default -> new Credentials.BearerToken(given.require(BEARER_TOKEN, BEARER_TOKEN));
    };
  }

  /** A user name alone, or known hosts alone, is a half of something. */
  private Credentials leftOvers() throws SyncException {
    if (given.has(USERNAME)) {
      given.require(PASSWORD, USERNAME);
    }
    if (given.has(KNOWN_HOSTS)) {
      given.require(IDENTITY, KNOWN_HOSTS);
    }
    return new Credentials.None();
  }

  private Credentials sshKey() throws SyncException {
    String knownHosts = given.require(KNOWN_HOSTS, IDENTITY);
    Optional<String> passphrase = given.text(PASSPHRASE).or(() -> given.text(PASSWORD));
    KeyPair pair = PrivateKeys.read(given, IDENTITY, passphrase);
    List<String> secrets = new ArrayList<>(PrivateKeys.secrets(given.text(IDENTITY).orElseThrow()));
    passphrase.ifPresent(secrets::add);
    return new Credentials.SshKey(pair, knownHosts, secrets);
  }

  private Credentials app() throws SyncException {
    Setting because = Stream.of(APP, APP_KEY, INSTALLATION).filter(given::has).findFirst().get();
    String app = number(APP, because);
    String installation = number(INSTALLATION, because);
    String pem = given.require(APP_KEY, because);
    PrivateKey key = PrivateKeys.alone(given, APP_KEY);
    if (!key.getAlgorithm().equals("RSA")) {
      throw given.invalid(APP_KEY, "is not an RSA key", "GitHub makes RSA keys for its apps");
    }
    return new Credentials.GitHubApp(app, installation, key, api(), pem);
  }

  /** It becomes a part of an address, so nothing but digits, or the letters of a client id. */
  private String number(Setting setting, Setting because) throws SyncException {
    String value = given.require(setting, because);
    if (!value.matches(setting == APP ? "[A-Za-z0-9._-]{1,64}" : "[0-9]{1,20}")) {
      throw given.invalid(setting, "is not an id of GitHub's", "it is shown in the app's settings");
    }
    return value;
  }

  private URI api() throws SyncException {
    String text = given.text(APP_URL).orElse(GITHUB).replaceAll("/+$", "");
    try {
      URI uri = new URI(text);
      boolean plain =
          uri.getUserInfo() == null && uri.getQuery() == null && uri.getFragment() == null;
      if ("https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null && plain) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // its message quotes the address, which may hold a password
    }
    throw given.invalid(
        APP_URL, "is not an https address", "write it like https://HOST/api/v3, without a query");
  }
}
