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

/** Resolves the names of a project's documents. */
public final class Linker {
  private Linker() {}

  /** Everything is linked anyway: nobody needs to know who asked what. */
  private static void nobody(Question question) {}

  /**
   * @param environment the environment of the Project that is meant
   * @return what could be linked; it is to be used only when no errors were found
   */
  public static LinkedProject link(
      Sources sources, Tree tree, Optional<String> environment, Findings findings) {
    ProjectLinker linker = new ProjectLinker(sources, tree, environment, findings);
    linker.components().forEach(c -> findings.addAll(linker.check(c, Linker::nobody)));
    findings.addAll(linker.checkVendored(Linker::nobody));
    Map<String, Linked> pipelines = new LinkedHashMap<>();
    List<Map.Entry<String, Entry>> all = List.copyOf(linker.pipelines().entrySet());
    List<Linked> linked = Parallel.map(all, p -> linker.link(p.getValue(), Linker::nobody));
    for (int i = 0; i < all.size(); i++) {
      pipelines.put(all.get(i).getKey(), linked.get(i));
      findings.addAll(linked.get(i).findings());
    }
    Pipelines known =
        (namespace, name) -> Optional.ofNullable(pipelines.get(namespace + "/" + name));
    List<LinkedRun> runs = new ArrayList<>();
    for (Entry run : linker.runs()) {
      linker.link(run, known, Linker::nobody, findings).ifPresent(runs::add);
    }
    return linker.project(List.copyOf(pipelines.values()), runs);
  }
}
