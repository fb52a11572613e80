package dev.argosy.sync.apply;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Tells a listener of each request and its answer. */
record ApiCount(Supplier<ApiListener> listener) implements Interceptor {
  private static final Map<String, String> VERBS = Map.of("POST", "create", "PUT", "update");

  @Override
  public void after(
      HttpRequest request, HttpResponse<?> response, AsyncBody.Consumer<List<ByteBuffer>> body) {
    listener.get().answered(verb(request), String.valueOf(response.code()));
  }

  private static String verb(HttpRequest request) {
    return verb(request.method(), request.uri());
  }

  static String verb(String method, URI uri) {
    String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
    if (query.contains("dryRun=All")) {
      return "rehearse";
    }
    if (!method.equals("GET")) {
      return VERBS.getOrDefault(method, method.toLowerCase(Locale.ROOT));
    }
    return query.matches("(.*&)?watch=(1|true)(&.*)?") ? "watch" : isOne(uri) ? "get" : "list";
  }

  /** Whether a name stands behind the resource, in a namespace or not. */
  private static boolean isOne(URI uri) {
    String[] parts = uri.getPath().replaceFirst(".*/(api|apis/[^/]+)/[^/]+/", "").split("/", -1);
    boolean within = parts[0].equals("namespaces") && parts.length > 2;
    return parts.length > (within ? 3 : 1);
  }
}
