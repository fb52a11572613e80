package dev.argosy.sync.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A payload may hold anything; none may throw, or take long. */
class HostilePayloadTest {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> PAYLOADS =
      List.of(
          """
          {"ref": "refs/heads/main", "after": "0", "repository": {"id": 1, "full_name": "ml/p",
           "clone_url": "https://github.com/ml/p.git", "ssh_url": "git@github.com:ml/p.git",
           "owner": {"login": "ml", "url": "https://api.github.com/users/ml"}}, "commits": [{"id": "0"}]}
          """,
          """
          {"object_kind": "push", "ref": "refs/heads/main", "project": {"id": 1,
           "git_ssh_url": "git@gitlab.com:ml/p.git", "git_http_url": "https://gitlab.com/ml/p.git"},
           "repository": {"url": "git@gitlab.com:ml/p.git"}}
          """,
          """
          {"push": {"changes": [{"new": {"name": "main", "type": "branch"}}]}, "repository":
           {"links": {"html": {"href": "https://bitbucket.org/ml/p"}}, "full_name": "ml/p"}}
          """);

  /** In the suite on what is kept; {@code JAZZER_FUZZ=1} looks for more. */
  @FuzzTest
  void anyBytes(byte[] body) {
    Push push = Push.read(body);
    assertThat(push.repositories()).doesNotContainNull();
  }

  @Test
  void everyRealPayloadNamesItsRepository() {
    for (String payload : PAYLOADS) {
      assertThat(Push.read(payload.getBytes(UTF_8)).repositories())
          .anyMatch(name -> name.text().endsWith("/ml/p"));
    }
  }

  @Test
  void nullsAndOtherThingsEverywhere() throws IOException {
    for (String payload : PAYLOADS) {
      JsonNode whole = JSON.readTree(payload);
      for (int place = 0; place < size(whole); place++) {
        for (JsonNode instead : others()) {
          JsonNode changed = changed(whole.deepCopy(), new int[] {place}, instead);
          assertThat(Push.read(JSON.writeValueAsBytes(changed)).ref()).isNotNull();
        }
      }
    }
  }

  @Test
  void brokenBytes() {
    Random random = new Random(7);
    for (int i = 0; i < 5_000; i++) {
      byte[] bytes = PAYLOADS.get(i % PAYLOADS.size()).getBytes(UTF_8);
      for (int j = random.nextInt(6); j >= 0; j--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      anyBytes(bytes);
    }
  }

  @Test
  void bombsAreOverSoon() {
    int size = Webhook.LIMIT;
    List<String> bombs =
        List.of(
            "[".repeat(size),
            "{\"repository\":".repeat(size / 14),
            "{\"repository\": [" + "\"https://a/b\",".repeat(size / 15) + "0]}",
            "{\"repository\": \"https://" + "a".repeat(size - 100) + "/b\"}",
            "{\"repository\": \"https://" + "@".repeat(2000) + "/b\"}",
            "{\"repository\": \"https://a/b" + ".git/".repeat(400) + "\"}",
            "{\"ref\": " + "9".repeat(size - 20) + "}",
            "payload=" + "%5B".repeat(size / 3));
    for (String bomb : bombs) {
      long start = System.nanoTime();
      anyBytes(bomb.getBytes(UTF_8));
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }
  }

  private static List<JsonNode> others() {
    ObjectNode deep = NODES.objectNode();
    deep.set("repository", NODES.arrayNode().add(NODES.nullNode()));
    return List.of(
        NODES.nullNode(), NODES.numberNode(-1), NODES.arrayNode(), deep, NODES.textNode("\u0000"));
  }

  private static int size(JsonNode node) {
    int size = 1;
    for (JsonNode child : node) {
      size += size(child);
    }
    return size;
  }

  /** With another node at a place, counted depth first. */
  private static JsonNode changed(JsonNode node, int[] place, JsonNode instead) {
    if (place[0]-- == 0) {
      return instead;
    }
    if (node instanceof ObjectNode object) {
      for (String key :
          new ArrayList<>(object.properties()).stream().map(e -> e.getKey()).toList()) {
        object.set(key, changed(object.get(key), place, instead));
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, changed(array.get(i), place, instead));
      }
    }
    return node;
  }
}
