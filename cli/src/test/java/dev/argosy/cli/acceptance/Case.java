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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder of pipelines with an {@code expect.yaml}, or the like of it that a test made.
 *
 * @param name the folder's
 * @param tree its files
 * @param expect the whole {@code expect.yaml}
 */
record Case(String name, MemoryTree tree, JsonNode expect) {
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
    return new Case(
        Objects.requireNonNull(folder.getFileName()).toString(),
        tree,
        Objects.requireNonNull(Serialization.unmarshal(text(tree, EXPECT), JsonNode.class)));
  }

  /** The files of a folder, with what is compiled beside them. */
  private static MemoryTree tree(Path folder) {
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
    return new String(tree.read(path).orElseThrow(), StandardCharsets.UTF_8);
  }

  /** Compiled as it stands. */
  Compiled compiled() {
    return compiled("", Map.of());
  }

  /**
   * Compiled for an environment, with single values changed.
   *
   * @param environment empty for none
   * @param changes by the path below {@code spec} of a pipeline
   */
  Compiled compiled(String environment, Map<String, String> changes) {
    MemoryTree changed = Changes.made(tree, changes);
    Validator.Options options =
        Validator.Options.of(Optional.of(environment).filter(e -> !e.isEmpty()), List.of(), true);
    Compilation compiled =
        value(Compiler.compileAll(changed, new Compiler.Options(options, false)));
    return new Compiled(
        value(Validator.validate(changed, options)).stream()
            .flatMap(p -> p.pipelines().stream())
            .toList(),
        compiled.manifests(),
        compiled.triggers(),
        changes.isEmpty() || isOrdered() ? "" : "-" + Integer.toHexString(changes.hashCode()));
  }

  private <T> T value(Outcome<T> outcome) {
    return outcome.value().orElseThrow(() -> new AssertionError(name + ": " + outcome.findings()));
  }

  /** The runs to be made, in the file's order; not those that a trigger must make. */
  List<PlannedRun> runs() {
    List<PlannedRun> runs = new ArrayList<>();
    for (JsonNode run : expect.path("run")) {
      if (!waitsForTriggers(run)) runs.add(PlannedRun.of(this, run));
    }
    return runs;
  }

  /** What the sync agent's triggers must show, which nobody can play for it. */
  List<String> runsOfTriggers() {
    List<String> runs = new ArrayList<>();
    for (JsonNode run : expect.path("run")) {
      if (waitsForTriggers(run)) runs.add(name + ": " + run.path("name").asText());
    }
    return runs;
  }

  private static boolean waitsForTriggers(JsonNode run) {
    return run.has("fire") || run.has("do");
  }

  /** Whether a run needs what the one before it left behind. */
  boolean isOrdered() {
    return expect.path("run").findValue("cached") != null;
  }

  /**
   * The objects of a case.
   *
   * @param triggers what starts its runs
   * @param suffix of the namespaces they are put into, so that those that were changed do not
   *     replace the others while these run
   */
  record Compiled(
      List<LinkedPipeline> pipelines,
      List<Manifest> manifests,
      TriggerPlan triggers,
      String suffix) {
    /** The pipeline of a name; the only one when the name is empty. */
    LinkedPipeline pipeline(String wanted) {
      List<LinkedPipeline> found =
          pipelines.stream().filter(p -> wanted.isEmpty() || p.name().equals(wanted)).toList();
      if (found.size() != 1) {
        throw new AssertionError(found.size() + " pipelines are called '" + wanted + "'");
      }
      return found.getFirst();
    }

    String namespace(String compiled) {
      return compiled + suffix;
    }

    /** An object as it is put into the cluster. */
    String yaml(Manifest manifest) {
      return manifest
          .yaml()
          .replaceFirst(
              "(?m)(^  |, )namespace: " + manifest.namespace() + "(?=[,}]|$)",
              "$1namespace: " + namespace(manifest.namespace()));
    }
  }
}
