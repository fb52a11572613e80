package dev.argosy.sync.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.sync.Samples;
import dev.argosy.testkit.NeedsPart;
import dev.argosy.testkit.Part;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiCountTest {
  @ParameterizedTest
  @CsvSource({
    "GET,    /api/v1/namespaces/a/configmaps/b, get",
    "GET,    /api/v1/namespaces/a, get",
    "GET,    /api/v1/namespaces/a/configmaps?limit=1, list",
    "GET,    /apis/argosy.dev/v1/syncs?limit=1, list",
    "GET,    /apis/argosy.dev/v1/namespaces/a/syncs?watch=true&limit=1, watch",
    "GET,    /apis/argosy.dev/v1/namespaces/a/syncs?allowWatchBookmarks=true&watch=1, watch",
    "GET,    /apis/argosy.dev/v1/namespaces/a/syncs/b/status, get",
    "PATCH,  /apis/argosy.dev/v1/namespaces/a/syncs/b?force=true, patch",
    "PATCH,  /apis/argosy.dev/v1/namespaces/a/syncs/b?dryRun=All&force=true, rehearse",
    "POST,   /api/v1/namespaces/a/configmaps, create",
    "PUT,    /api/v1/namespaces/a/configmaps/b, update",
    "DELETE, /api/v1/namespaces/a/configmaps/b, delete"
  })
  void aRequestIsCountedByItsVerb(String method, String uri, String verb) {
    assertThat(ApiCount.verb(method, URI.create("https://10.0.0.1:6443" + uri))).isEqualTo(verb);
  }

  @Test
  @NeedsPart(Part.API_SERVER)
  void everyAnswerIsHeard() throws Exception {
    Set<String> heard = new ConcurrentSkipListSet<>();
    try (Trial trial = new Trial()) {
      Clusters.observe((verb, code) -> heard.add(verb + " " + code));
      trial.sync("c1", Samples.template(trial.namespace, "train", "busybox:1"));
      assertThat(heard).contains("get 404", "list 200", "rehearse 201", "patch 201", "patch 200");
    } finally {
      Clusters.observe((verb, code) -> {});
    }
  }
}
