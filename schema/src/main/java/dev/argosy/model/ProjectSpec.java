package dev.argosy.model;

import dev.argosy.diagnostic.At;
import dev.argosy.expression.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code spec} of a Project. */
public record ProjectSpec(
    At at,
    List<Word> sources,
    @Nullable String namespace,
    String argo,
    @Nullable Artifacts artifacts,
    Named<Param> vars,
    @Nullable Defaults defaults,
    Named<Defaults> profiles,
    Named<Environment> environments,
    Named<String> rules,
    @Nullable Policy policy,
    Named<Integer> semaphores) {

  /** Where artifacts are kept. */
  public record Artifacts(
      At at, Word store, @Nullable Text uri, @Nullable RepositoryRef repositoryRef, String gc) {}

  /** An artifact repository of the namespace. */
  public record RepositoryRef(At at, String configMap, @Nullable String key) {}

  /** One place where the project is deployed. */
  public record Environment(At at, Named<String> namespaces, Named<Value> vars, boolean suspend) {}
}
