package dev.argosy.sync.git;

/**
 * Which commit of which repository is read, and how.
 *
 * @param url https or ssh; with {@code allowLocal} also a path, {@code file:}, or http to this
 *     machine
 * @param ref branch, tag, full ref name or full commit id; empty for the repository's HEAD
 * @param path the project's folder inside the repository, empty for its root
 * @param credentials used for the scheme, host and port of {@code url} only
 * @param trust who may vouch for an https server
 * @param verification who must have signed what is read
 * @param allowLocal for a person at a shell; never for an agent in a cluster
 */
public record SourceOptions(
    String url,
    String ref,
    String path,
    Credentials credentials,
    Trust trust,
    Verification verification,
    boolean allowLocal,
    Limits limits,
    Timeouts timeouts) {

  public static SourceOptions of(String url) {
    return new SourceOptions(
        url,
        "",
        "",
        new Credentials.None(),
        Trust.DEFAULT,
        Verification.NONE,
        false,
        Limits.DEFAULT,
        Timeouts.DEFAULT);
  }

  public SourceOptions withRef(String newRef) {
    return new SourceOptions(
        url, newRef, path, credentials, trust, verification, allowLocal, limits, timeouts);
  }

  public SourceOptions withPath(String newPath) {
    return new SourceOptions(
        url, ref, newPath, credentials, trust, verification, allowLocal, limits, timeouts);
  }

  public SourceOptions withCredentials(Credentials newCredentials) {
    return new SourceOptions(
        url, ref, path, newCredentials, trust, verification, allowLocal, limits, timeouts);
  }

  public SourceOptions withTrust(Trust newTrust) {
    return new SourceOptions(
        url, ref, path, credentials, newTrust, verification, allowLocal, limits, timeouts);
  }

  public SourceOptions withVerification(Verification newVerification) {
    return new SourceOptions(
        url, ref, path, credentials, trust, newVerification, allowLocal, limits, timeouts);
  }

  public SourceOptions allowingLocal() {
    return new SourceOptions(
        url, ref, path, credentials, trust, verification, true, limits, timeouts);
  }

  public SourceOptions withLimits(Limits newLimits) {
    return new SourceOptions(
        url, ref, path, credentials, trust, verification, allowLocal, newLimits, timeouts);
  }

  public SourceOptions withTimeouts(Timeouts newTimeouts) {
    return new SourceOptions(
        url, ref, path, credentials, trust, verification, allowLocal, limits, newTimeouts);
  }
}
