package dev.argosy.sync.git;

/**
 * How much of a repository is read, so that a hostile one cannot stop the agent.
 *
 * @param files regular files below the project's folder
 * @param totalBytes of these files together
 * @param depth folders inside folders, from the root of the repository
 * @param transferBytes received from the server for one commit
 * @param objects files, folders and commits in one transfer
 * @param objectBytes one of them, unpacked
 * @param history commits that are looked back for the one applied before
 */
public record Limits(
    int files,
    long totalBytes,
    int depth,
    long transferBytes,
    int objects,
    long objectBytes,
    int history) {
  /** Far above any repository of pipelines. */
  public static final Limits DEFAULT =
      new Limits(50_000, 256L << 20, 64, 512L << 20, 1_000_000, 100L << 20, 10_000);

  public Limits withFiles(int most, long bytes) {
    return new Limits(most, bytes, depth, transferBytes, objects, objectBytes, history);
  }

  public Limits withTransfer(long bytes) {
    return new Limits(files, totalBytes, depth, bytes, objects, objectBytes, history);
  }

  public Limits withObjects(int most, long bytes) {
    return new Limits(files, totalBytes, depth, transferBytes, most, bytes, history);
  }

  public Limits withHistory(int commits) {
    return new Limits(files, totalBytes, depth, transferBytes, objects, objectBytes, commits);
  }
}
