package dev.argosy.sync.git;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.argosy.diagnostic.Code;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The tokens that GitHub gave to apps: one for each installation, asked for when there is none or
 * it ends soon. Sessions come and go with each round of an agent, so these belong to the process.
 */
final class InstallationTokens {
  static final InstallationTokens SHARED = new InstallationTokens(InstantSource.system());

  private static final Duration EARLY = Duration.ofMinutes(5);
  private static final int MAX_ANSWER = 64 << 10;

  private record Token(String text, Instant end) {}

  private final InstantSource clock;
  private final Map<Credentials.GitHubApp, Token> tokens = new HashMap<>();

  InstallationTokens(InstantSource clock) {
    this.clock = clock;
  }

  /** The app as a user of Git over https. */
  synchronized Credentials.Password login(Credentials.GitHubApp app, Trust trust, Timeouts limits)
      throws SyncException {
    Instant now = clock.instant();
    tokens.values().removeIf(token -> !token.end().minus(EARLY).isAfter(now));
    Token token = tokens.get(app);
    if (token == null) {
      token = ask(app, trust, limits);
      tokens.put(app, token);
    }
    return new Credentials.Password("x-access-token", token.text());
  }

  /**
   * Called when the server refused.
   *
   * @return whether there was a token, so that asking for another may help
   */
  synchronized boolean forget(Credentials credentials) {
    return credentials.login() instanceof Credentials.GitHubApp app && tokens.remove(app) != null;
  }

  /** For those who hide secrets. */
  synchronized Stream<String> issued(Credentials.GitHubApp app) {
    return Optional.ofNullable(tokens.get(app)).map(Token::text).stream();
  }

  private Token ask(Credentials.GitHubApp app, Trust trust, Timeouts limits) throws SyncException {
    URI uri = URI.create(app.api() + "/app/installations/" + app.installation() + "/access_tokens");
    try {
      HttpRequest request =
          HttpRequest.newBuilder(uri)
              .timeout(limits.idle())
              .header("Authorization", "Bearer " + AppToken.sign(app, clock.instant()))
              .header("Accept", "application/vnd.github+json")
              .POST(HttpRequest.BodyPublishers.noBody())
              .build();
      return answer(uri, client(trust, limits).send(request, BodyHandlers.ofInputStream()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(Code.REPOSITORY_UNREACHABLE, uri, "asking for a token was interrupted", "");
    } catch (IOException | GeneralSecurityException e) {
      throw new SyncException(
          TlsFailure.explain(uri.toString(), GitFailure.chain(e))
              .orElseGet(() ->
                  Problem.of(
                      Code.REPOSITORY_UNREACHABLE,
                      uri.toString(),
                      "no token was had: " + GitFailure.text(e),
                      "check the address of the API and the network; it is tried again")));
    }
  }

  /** The connection closes with the answer; redirects are answers like others, and refused. */
  private static HttpClient client(Trust trust, Timeouts limits)
      throws GeneralSecurityException, IOException {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(limits.idle())
        .sslContext(trust.context())
        .build();
  }

  private static Token answer(URI uri, HttpResponse<InputStream> response)
      throws IOException, SyncException {
    byte[] body;
    try (InputStream in = response.body()) {
      body = in.readNBytes(MAX_ANSWER);
    }
    return switch (response.statusCode()) {
      case 201 -> read(uri, body);
      case 301, 302, 303, 307, 308 ->
          throw failed(
              Code.REPOSITORY_REDIRECT,
              uri,
              "redirects to another address",
              "give the final address as githubAppBaseURL");
      case 401 ->
          throw failed(
              Code.REPOSITORY_REFUSED,
              uri,
              "does not believe the app (401)",
              "check the app's id, its private key and this machine's clock");
      case 403, 404 ->
          throw failed(
              Code.REPOSITORY_REFUSED,
              uri,
              "the app has no such installation, or it is suspended ("
                  + response.statusCode()
                  + ")",
              "check the installation's id");
      default ->
          throw failed(
              Code.REPOSITORY_UNREACHABLE,
              uri,
              "answered " + response.statusCode() + " in place of a token",
              "it is tried again");
    };
  }

  private static Token read(URI uri, byte[] body) throws SyncException {
    Map<String, String> fields = new HashMap<>();
    try (JsonParser json = new JsonFactory().createParser(body)) {
      if (json.nextToken() == JsonToken.START_OBJECT) {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
          String name = json.currentName();
          if (json.nextToken() == JsonToken.VALUE_STRING) {
            fields.put(name, json.getText());
          }
          json.skipChildren();
        }
      }
      String text = fields.getOrDefault("token", "");
      if (text.matches("[!-~]+")) {
        return new Token(text, Instant.parse(fields.getOrDefault("expires_at", "")));
      }
    } catch (IOException | DateTimeParseException e) {
      // its message quotes the answer, which holds a token
    }
    throw failed(
        Code.REPOSITORY_BROKEN,
        uri,
        "answered with something that is not a token and its end",
        "check that githubAppBaseURL is the address of GitHub's API");
  }

  private static SyncException failed(Code code, URI uri, String message, String hint) {
    return new SyncException(List.of(Problem.of(code, uri.toString(), message, hint)));
  }
}
