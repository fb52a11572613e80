package dev.argosy.sync.git;

/**
 * How much of a repository is read, so that a hostile one cannot stop the agent.
 *
 * @param files regular files below the project's folder
 * @param totalBytes of these files together
 * @param depth folders inside folders, from the root of the repository
 * @param transferBytes received from the server for one commit
 */
public record Limits(int files, long totalBytes, int depth, long transferBytes) {
  /** Far above any repository of pipelines. */
  public static final Limits DEFAULT = new Limits(50_000, 256L << 20, 64, 512L << 20);
}
