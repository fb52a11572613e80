package dev.argosy.sync.git;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.SyncException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Opens sources. */
public final class Sources {
  private static final Pattern REF = Pattern.compile("[^\\s~^:?*\\[\\\\\\x00-\\x1f\\x7f]*");

  private Sources() {}

  /**
   * @param work a folder of this sync alone, made when missing; not used for a local path
   * @throws SyncException when an option is not valid; nothing is read yet
   */
  public static Source open(SourceOptions options, Path work) throws SyncException {
    Isolation.install();
    check(options);
    GitAddress address = GitAddress.parse(options.url(), options.allowLocal());
    if (address.local()) {
      return new LocalSource(options);
    }
    fits(address, options.credentials());
    try {
      Files.createDirectories(work);
    } catch (IOException e) {
      throw invalid(
          "work folder", "cannot be made (" + e + ")", "give a folder that can be written");
    }
    return new FetchedSource(options, address, work);
  }

  private static void check(SourceOptions options) throws SyncException {
    if (!REF.matcher(options.ref()).matches() || options.ref().startsWith("-")) {
      throw invalid(
          "ref", "'" + options.ref() + "' is not the name of a branch, tag or commit", "");
    }
    boolean plain =
        options.path().isEmpty()
            || Arrays.stream(options.path().split("/", -1))
                .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
    if (!plain || options.path().indexOf('\\') >= 0) {
      throw invalid(
          "path",
          "'" + options.path() + "' is not a folder below the root of the repository",
          "write it like pipelines/team-a");
    }
  }

  /** What a server could never ask for is a mistake, and a password not to be carried around. */
  private static void fits(GitAddress address, Credentials credentials) throws SyncException {
    boolean forSsh = credentials instanceof Credentials.SshKey;
    boolean forHttp = !forSsh && !(credentials instanceof Credentials.None);
    if (address.http() ? forSsh : address.ssh() && forHttp) {
      throw invalid(
          "credentials",
          forSsh
              ? "are an ssh key, and the address is not one of ssh"
              : "are for https, and the address is one of ssh",
          forSsh ? "write ssh://USER@HOST/PATH" : "give a private key and known hosts");
    }
  }

  private static SyncException invalid(String where, String message, String hint) {
    return new SyncException(Problem.of(Code.SYNC_OPTION, where, message, hint));
  }
}
