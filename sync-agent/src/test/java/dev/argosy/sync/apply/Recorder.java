package dev.argosy.sync.apply;

import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands between the agent and a real API server, and notes what is asked. */
final class Recorder implements Interceptor {
  final List<String> writes = new CopyOnWriteArrayList<>();

  /** Everything asked: method, and whether it is a rehearsal. */
  final List<String> requests = new CopyOnWriteArrayList<>();

  @Override
  public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
    boolean rehearsal = request.uri().toString().contains("dryRun=All");
    requests.add(request.method() + (rehearsal ? " rehearsal" : ""));
    if (!request.method().equals("GET") && !rehearsal) {
      writes.add(request.method() + " " + request.uri().getPath());
    }
  }
}
