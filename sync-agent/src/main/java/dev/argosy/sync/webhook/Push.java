package dev.argosy.sync.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.argosy.sync.git.SourceOptions;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * What a payload says, as far as it matters: of which repository and which ref. Every Git server
 * names them in its own way and a payload may hold anything, so that nothing is required of it.
 *
 * @param repositories every address under the keys where servers put them; empty when it says none
 * @param ref in full, empty when it says none
 */
record Push(Set<RepositoryName> repositories, String ref) {
  private static final Push UNKNOWN = new Push(Set.of(), "");
  private static final String FORM = "payload=";
  private static final int DEEPEST = 32;
  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxNestingDepth(DEEPEST * 2).build())
              .build());

  Push {
    repositories = Set.copyOf(repositories);
  }

  static Push read(byte[] body) {
    try {
      JsonNode root = JSON.readTree(json(body));
      return root == null ? UNKNOWN : of(root);
    } catch (JacksonException e) {
      return UNKNOWN;
    } catch (IOException e) {
      throw new IllegalStateException("memory can be read", e);
    }
  }

  private static Push of(JsonNode root) {
    Set<RepositoryName> found = new HashSet<>();
    addresses(root.path("repository"), found);
    addresses(root.path("project"), found);
    return new Push(found, root.path("ref").asText(""));
  }

  /** A loop, not a recursion: the payload decides how deep it goes. */
  private static void addresses(JsonNode from, Set<RepositoryName> found) {
    Deque<JsonNode> open = new ArrayDeque<>();
    open.add(from);
    while (!open.isEmpty()) {
      JsonNode node = open.remove();
      if (node.isTextual()) {
        RepositoryName.of(node.textValue()).ifPresent(found::add);
      }
      node.forEach(open::add);
    }
  }

  /** GitHub can be told to send a form. */
  private static byte[] json(byte[] body) {
    String text = new String(body, UTF_8);
    if (!text.startsWith(FORM)) {
      return body;
    }
    try {
      return URLDecoder.decode(text.substring(FORM.length()), UTF_8).getBytes(UTF_8);
    } catch (IllegalArgumentException e) {
      return body;
    }
  }

  /** Whether a sync of this repository and ref may have something new to see. */
  boolean concerns(SourceOptions source) {
    boolean repository =
        repositories.isEmpty()
            || RepositoryName.of(source.url()).map(repositories::contains).orElse(true);
    return repository && (ref.isEmpty() || source.ref().isEmpty() || sameRef(source.ref()));
  }

  /** A branch may be written with or without what stands before its name. */
  private boolean sameRef(String followed) {
    return ref.equals(followed) || ref.endsWith("/" + followed);
  }
}
