package dev.argosy.cli.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.argosy.compile.Compilation;
import dev.argosy.compile.Compiler;
import dev.argosy.compile.Manifest;
import dev.argosy.compile.trigger.TriggerPlan;
import dev.argosy.diagnostic.Outcome;
import dev.argosy.link.LinkedPipeline;
import dev.argosy.source.MemoryTree;
import dev.argosy.validate.Validator;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder of pipelines with an {@code expect.yaml}.
 *
 * @param name the folder's
 * @param triggers what starts its runs
 * @param expect the whole {@code expect.yaml}
 */
record Case(
    String name,
    List<LinkedPipeline> pipelines,
    List<Manifest> manifests,
    TriggerPlan triggers,
    JsonNode expect) {
  private static final String EXPECT = "expect.yaml";

  /** The cases of a folder of folders, by name. */
  static List<Case> below(Path folder) {
    try (Stream<Path> folders = Files.list(folder)) {
      return folders.filter(f -> Files.exists(f.resolve(EXPECT))).sorted().map(Case::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Case of(Path folder) {
    MemoryTree tree = tree(folder);
    String expect = text(tree, EXPECT);
    Compilation compiled = value(folder, Compiler.compileAll(tree, Compiler.Options.all()));
    return new Case(
        folder.getFileName().toString(),
        value(folder, Validator.validate(tree, Validator.Options.all())).stream()
            .flatMap(p -> p.pipelines().stream())
            .toList(),
        compiled.manifests(),
        compiled.triggers(),
        Objects.requireNonNull(Serialization.unmarshal(expect, JsonNode.class)));
  }

  private static <T> T value(Path folder, Outcome<T> outcome) {
    return outcome
        .value()
        .orElseThrow(() -> new AssertionError(folder + ": " + outcome.findings()));
  }

  /** The files of a folder, with what is compiled beside them. */
  static MemoryTree tree(Path folder) {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path file : paths.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return MemoryTree.ofBytes(files);
  }

  static String text(MemoryTree tree, String path) {
    return new String(tree.read(path).orElseThrow(), java.nio.charset.StandardCharsets.UTF_8);
  }

  /** The pipeline of a name; the only one when the name is empty. */
  LinkedPipeline pipeline(String wanted) {
    List<LinkedPipeline> found =
        pipelines.stream().filter(p -> wanted.isEmpty() || p.name().equals(wanted)).toList();
    if (found.size() != 1) {
      throw new AssertionError(name + ": " + found.size() + " pipelines are called " + wanted);
    }
    return found.getFirst();
  }

  /** The runs to be made, in the file's order; those that the agent makes are not among them. */
  List<PlannedRun> runs() {
    List<PlannedRun> runs = new ArrayList<>();
    for (JsonNode run : expect.path("run")) {
      if (!run.has("fire") && !run.has("do")) {
        runs.add(new PlannedRun(this, pipeline(run.path("pipeline").asText()), run));
      }
    }
    return runs;
  }
}
