package dev.argosy.link;

import dev.argosy.diagnostic.Findings;
import dev.argosy.load.Entry;
import dev.argosy.load.Sources;
import dev.argosy.parallel.Parallel;
import dev.argosy.source.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Resolves the names of a project's documents. */
public final class Linker {
  private Linker() {}

  /** Everything is linked anyway: nobody needs to know who asked what. */
  private static void nobody(Question question) {}

  /**
   * @param environment the environment of the Project that is meant
   * @param wanted the files whose documents are linked; of others, what those rest on
   * @return what could be linked; it is to be used only when no errors were found
   */
  public static LinkedProject link(
      Sources sources,
      Tree tree,
      Optional<String> environment,
      Predicate<String> wanted,
      Findings findings) {
    ProjectLinker linker = new ProjectLinker(sources, tree, environment, findings);
    linker.components().stream()
        .filter(c -> wanted.test(c.path()))
        .forEach(c -> findings.addAll(linker.check(c, Linker::nobody)));
    findings.addAll(linker.checkVendored(Linker::nobody));
    Set<Entry> bound =
        RunGroups.of(linker).stream()
            .filter(group -> group.stream().anyMatch(run -> wanted.test(run.path())))
            .flatMap(List::stream)
            .collect(Collectors.toSet());
    Map<String, Linked> pipelines = pipelines(linker, wanted, bound);
    pipelines.values().forEach(linked -> findings.addAll(linked.findings()));
    Pipelines known =
        (namespace, name) -> Optional.ofNullable(pipelines.get(namespace + "/" + name));
    List<LinkedRun> runs = new ArrayList<>();
    for (Entry run : linker.runs()) {
      if (bound.contains(run)) {
        linker.link(run, known, Linker::nobody, findings).ifPresent(runs::add);
      }
    }
    return linker.project(List.copyOf(pipelines.values()), runs);
  }

  /** Those that are wanted, and those that are run. */
  private static Map<String, Linked> pipelines(
      ProjectLinker linker, Predicate<String> wanted, Set<Entry> runs) {
    Set<String> run = runs.stream().map(linker::pipeline).collect(Collectors.toSet());
    List<Map.Entry<String, Entry>> all =
        linker.pipelines().entrySet().stream()
            .filter(p -> wanted.test(p.getValue().path()) || run.contains(p.getKey()))
            .toList();
    List<Linked> linked = Parallel.map(all, p -> linker.link(p.getValue(), Linker::nobody));
    Map<String, Linked> pipelines = new LinkedHashMap<>();
    for (int i = 0; i < all.size(); i++) {
      pipelines.put(all.get(i).getKey(), linked.get(i));
    }
    return pipelines;
  }
}
