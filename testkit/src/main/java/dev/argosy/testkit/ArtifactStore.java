package dev.argosy.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** The cluster's S3, which asks nobody who he is. */
final class ArtifactStore {
  private static final String BUCKET = "http://10.88.0.1:9000/argosy";
  private static final Pattern KEY = Pattern.compile("<Key>([^<]*)</Key>");

  private final HttpClient http = HttpClient.newHttpClient();

  void put(String key, byte[] content) {
    send(
        HttpRequest.newBuilder(URI.create(BUCKET + "/" + encoded(key).replace("%2F", "/")))
            .header("Content-Type", "application/octet-stream")
            .PUT(BodyPublishers.ofByteArray(content)));
  }

  /** The keys that begin with a text. */
  List<String> keys(String prefix) {
    String answer =
        send(HttpRequest.newBuilder(URI.create(BUCKET + "?list-type=2&prefix=" + encoded(prefix))));
    return KEY.matcher(answer).results().map(m -> m.group(1)).toList();
  }

  private static String encoded(String key) {
    return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private String send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() != 200)
        throw new ClusterFailure("S3 answers " + answer.statusCode() + ": " + answer.body());
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClusterFailure("interrupted", e);
    }
  }
}
