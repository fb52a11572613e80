package dev.argosy.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Argo's own code as a co-process of JSON lines. It ends by itself when this JVM does: its standard
 * input closes.
 */
final class Oracle implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final BufferedWriter questions;
  private final BufferedReader answers;

  private Oracle(Process process) {
    this.process = process;
    this.questions = process.outputWriter(StandardCharsets.UTF_8);
    this.answers = process.inputReader(StandardCharsets.UTF_8);
  }

  static Oracle start(ArgoLine line) {
    String program = Parts.folder("oracle").resolve("bin/argo-oracle-" + line.number()).toString();
    try {
      return new Oracle(
          new ProcessBuilder(program, "-isolate", "-")
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ObjectNode question(String name) {
    return JSON.createObjectNode().put("name", name);
  }

  /** One line for one line. */
  synchronized JsonNode ask(ObjectNode question) {
    write(question);
    return read();
  }

  /** One line for many, up to the one that says it is the end. */
  synchronized List<JsonNode> askAll(ObjectNode question) {
    write(question);
    List<JsonNode> lines = new ArrayList<>();
    for (JsonNode line = read(); !line.path("end").asBoolean(); line = read()) lines.add(line);
    return lines;
  }

  private void write(ObjectNode question) {
    try {
      questions.write(JSON.writeValueAsString(question));
      questions.newLine();
      questions.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonNode read() {
    try {
      String line = answers.readLine();
      if (line == null) throw new IllegalStateException("argo-oracle ended without an answer");
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("argo-oracle gave a line that is not JSON", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
