package dev.argosy.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What Argo's validator says of one document.
 *
 * @param document the document's place in the text, from 0
 * @param kind its kind, empty when it cannot be read
 * @param name {@code metadata.name} or {@code generateName}
 * @param ok the verdict of {@code argo lint --offline --strict}
 * @param phase the last phase reached: decode, lint, submit; skip for what is no Argo document
 * @param error why it is not ok, in Argo's words
 * @param submitOk whether the server and the controller would take it too; false when it was not
 *     asked
 * @param submitError why they would not
 * @param note what would make the real {@code argo lint} stop for all files, such as two objects of
 *     one name
 */
public record Verdict(
    int document,
    String kind,
    String name,
    boolean ok,
    String phase,
    @Nullable String error,
    boolean submitOk,
    @Nullable String submitError,
    @Nullable String note) {

  /** Whether lint and submission both take it. */
  public boolean accepted() {
    return ok && submitOk && note == null;
  }

  static Verdict of(JsonNode line) {
    boolean skipped = line.path("phase").asText().equals("skip");
    return new Verdict(
        line.path("doc").asInt(),
        line.path("kind").asText(),
        line.path("meta").asText(),
        line.path("ok").asBoolean(),
        line.path("phase").asText(),
        text(line, "error"),
        skipped || line.path("submitOk").asBoolean(),
        text(line, "submitError"),
        text(line, "note"));
  }

  private static @Nullable String text(JsonNode line, String key) {
    return line.hasNonNull(key) ? line.get(key).asText() : null;
  }
}
