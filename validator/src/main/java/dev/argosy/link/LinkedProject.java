package dev.argosy.link;

import dev.argosy.diagnostic.At;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A project with every name resolved.
 *
 * @param root folder of the project in the tree
 * @param argo the oldest line of Argo that the output must run on
 * @param artifacts where artifacts are kept
 * @param pipelines as far as they could be linked
 * @param acyclic those in which no step waits for itself; rules ask who waits for whom
 * @param sound those without any mistake so far; only these can be compiled
 * @param rules severity by rule, as the project sets it
 * @param semaphores their sizes, where the project has any
 */
public record LinkedProject(
    String root,
    String argo,
    ArtifactStore artifacts,
    Map<String, String> rules,
    Optional<Semaphores> semaphores,
    List<LinkedPipeline> pipelines,
    List<LinkedPipeline> acyclic,
    List<LinkedPipeline> sound,
    List<LinkedRun> runs) {

  /**
   * How many may hold each semaphore.
   *
   * @param source path of the Project's file
   */
  public record Semaphores(At at, String source, Map<String, Integer> sizes) {}

  /**
   * @param kind s3, gcs, azure or oss
   * @param uri what stands before a key in {@code .uri}
   */
  public record ArtifactStore(
      String kind,
      Optional<String> uri,
      Optional<RepositoryRef> repositoryRef,
      boolean deleteWithRun) {}

  /** An artifact repository that is named in a ConfigMap of the namespace. */
  public record RepositoryRef(String configMap, Optional<String> key) {}
}
