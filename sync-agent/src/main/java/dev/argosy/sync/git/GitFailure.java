package dev.argosy.sync.git;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.plan.Problem;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.errors.TooLargeObjectInPackException;

/** What a failure of jgit means. Its exceptions differ by transport, so the whole chain is read. */
final class GitFailure {
  private static final List<String> REFUSED =
      List.of(
          "not authorized",
          "auth fail",
          "authentication",
          "no more auth",
          "host key",
          "server key",
          "hostkey");
  private static final List<String> NO_REF =
      List.of("does not have", "not our ref", "not valid", "not advertised");

  private static final int LONGEST = 300;

  private GitFailure() {}

  static Problem explain(String repository, Throwable failure, Budget budget) {
    Budget.Spent spent = budget.spent();
    return spent == null ? explain(repository, chain(failure)) : spent(repository, spent);
  }

  private static Problem spent(String repository, Budget.Spent spent) {
    return switch (spent) {
      case TIME ->
          Problem.of(
              Code.REPOSITORY_SLOW,
              repository,
              "was not read within the total deadline",
              "it is tried again");
      case BYTES ->
          Problem.of(
              Code.TREE_TOO_LARGE,
              repository,
              "sends more data for one commit than may be received",
              "keep large files out of Git");
      case OBJECTS ->
          Problem.of(
              Code.TREE_TOO_LARGE,
              repository,
              "announces more objects for one commit than are read",
              "keep generated files out of Git");
      case TALK ->
          Problem.of(
              Code.REPOSITORY_BROKEN,
              repository,
              "says more beside the commit than is listened to ("
                  + (Budget.MAX_TALK >> 20)
                  + " MiB of refs and messages)",
              "delete refs that nobody needs");
      case STOPPED ->
          Problem.of(Code.REPOSITORY_UNREACHABLE, repository, "reading was interrupted", "");
    };
  }

  private static Problem explain(String repository, List<Throwable> chain) {
    for (Throwable t : chain) {
      if (t instanceof GuardedHttp.ElsewhereException) {
        return Problem.of(
            Code.REPOSITORY_REDIRECT,
            repository,
            "redirects to " + t.getMessage(),
            "configure the final address");
      }
      if (t instanceof OutOfMemoryError || t instanceof TooLargeObjectInPackException) {
        return Problem.of(
            Code.TREE_TOO_LARGE,
            repository,
            "holds objects too large to be read",
            "keep large files out of Git");
      }
      if (t instanceof CorruptObjectException || t instanceof MissingObjectException) {
        return Problem.of(
            Code.REPOSITORY_BROKEN, repository, text(t), "repair the repository with git fsck");
      }
      if (t instanceof IncorrectObjectTypeException) {
        return Problem.of(
            Code.REF_UNKNOWN,
            repository,
            "the ref does not point to a commit",
            "name a branch, a tag of a commit, or a commit");
      }
    }
    return TlsFailure.explain(repository, chain).orElseGet(() -> byText(repository, chain));
  }

  private static Problem byText(String repository, List<Throwable> chain) {
    Optional<Problem> unreached = unreached(repository, chain);
    if (unreached.isPresent()) {
      return unreached.get();
    }
    String all = String.join(": ", words(repository, chain));
    String lower = all.toLowerCase(Locale.ROOT);
    if (REFUSED.stream().anyMatch(lower::contains)) {
      return Problem.of(
          Code.REPOSITORY_REFUSED,
          repository,
          all,
          "check the user, the token or key, and known_hosts");
    }
    if (NO_REF.stream().anyMatch(lower::contains)) {
      return Problem.of(
          Code.REF_UNKNOWN,
          repository,
          all,
          "name a branch or tag; many servers give no other commits");
    }
    if (chain.stream().anyMatch(t -> t instanceof PackProtocolException)) {
      return Problem.of(
          Code.REPOSITORY_BROKEN,
          repository,
          all,
          "the server does not speak Git's protocol as expected");
    }
    String hint =
        chain.stream().anyMatch(t -> t instanceof NoRemoteRepositoryException)
            ? "check the path, and whether these credentials may see the repository"
            : "check the address and the network; it is tried again";
    return Problem.of(Code.REPOSITORY_UNREACHABLE, repository, all, hint);
  }

  /** Libraries wrap these in names of their own classes; the fact is short. */
  private static Optional<Problem> unreached(String repository, List<Throwable> chain) {
    for (Throwable t : chain) {
      if (t instanceof UnknownHostException || t instanceof UnresolvedAddressException) {
        return Optional.of(
            Problem.of(
                Code.REPOSITORY_UNREACHABLE,
                repository,
                "no such host is known here",
                "check the address, and the names that this machine or pod can resolve"));
      }
      if (t instanceof ConnectException && text(t).startsWith("Connection refused")) {
        return Optional.of(
            Problem.of(
                Code.REPOSITORY_UNREACHABLE,
                repository,
                "connection refused",
                "check the address, its port and the network; it is tried again"));
      }
    }
    return Optional.empty();
  }

  /** What each says, without the address that jgit puts before it. */
  private static List<String> words(String repository, List<Throwable> chain) {
    String address = repository + ": ";
    return chain.stream()
        .map(GitFailure::text)
        .map(said -> said.startsWith(address) ? said.substring(address.length()) : said)
        .distinct()
        .toList();
  }

  /** Much of it is the server's own words: one line of them, and no more than a person reads. */
  static String text(Throwable t) {
    String said = t.getMessage() == null ? t.getClass().getSimpleName() : t.getMessage();
    String line = said.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
  }

  static List<Throwable> chain(Throwable failure) {
    List<Throwable> chain = new ArrayList<>();
    for (Throwable t = failure; t != null && chain.size() < 20; t = t.getCause()) {
      chain.add(t);
    }
    return chain;
  }
}
