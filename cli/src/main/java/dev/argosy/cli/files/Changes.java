package dev.argosy.cli.files;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files below a folder that are not as they were where the branch began, with what they were
 * then: nothing where they are new. Untracked files count, ignored ones do not; a renamed file is
 * one that is gone and one that is new.
 *
 * <p>It is asked of the program git, which knows the rules of the repository (ignored files, line
 * ends, work trees) and is there wherever somebody thinks in branches.
 *
 * @param before by path below the folder
 */
public record Changes(Map<String, Optional<byte[]>> before) {
  /** What is kept of an old content; more is not read as a document anyway. */
  private static final int MOST_BYTES = dev.argosy.source.Tree.MAX_FILE_BYTES;

  /** Why the changes are not known, in one sentence for the user. */
  public static final class UnknownChanges extends Exception {
    private static final long serialVersionUID = 1;

    UnknownChanges(String message) {
      super(message);
    }
  }

  /**
   * Asks git.
   *
   * @param ref a commit, branch or tag; what counts is its last common commit with HEAD
   * @param folder where the project is; changes outside of it are left out
   * @throws UnknownChanges when this is no repository, or the ref is not in it
   * @throws UncheckedIOException when git cannot be run
   */
  public static Changes since(String ref, Path folder) throws UnknownChanges {
    try {
      return new Git(folder.toRealPath()).changes(ref);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run git, which --changed-since asks", e);
    }
  }

  private record Git(Path folder) {
    Changes changes(String ref) throws IOException, UnknownChanges {
      Path top =
          Path.of(
              line("rev-parse", "--show-toplevel")
                  .orElseThrow(() -> new UnknownChanges("this is no Git repository")));
      String commit =
          line("rev-parse", "--verify", "--quiet", "--end-of-options", ref + "^{commit}")
              .orElseThrow(
                  () -> new UnknownChanges("there is no commit '" + ref + "' in this repository"));
      String base =
          line("merge-base", commit, "HEAD")
              .orElseThrow(() ->
                  new UnknownChanges(
                      "'"
                          + ref
                          + "' and HEAD have no common commit here; in a shallow clone, fetch more of the history"));
      List<String> known =
          list(
              "diff",
              "--name-only",
              "--no-renames",
              "--no-ext-diff",
              "--no-textconv",
              "--no-relative",
              "-z",
              base);
      List<String> untracked =
          new Git(top).list("ls-files", "--others", "--exclude-standard", "-z");
      return new Changes(contents(base, top, Stream.concat(known.stream(), untracked.stream())));
    }

    /** All of standard output, one line; nothing when git says no. */
    private Optional<String> line(String... arguments) throws IOException {
      Process git = start(arguments);
      git.getOutputStream().close();
      String out =
          new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
      return ended(git) ? Optional.of(out) : Optional.empty();
    }

    private List<String> list(String... arguments) throws IOException, UnknownChanges {
      String out =
          line(arguments).orElseThrow(() -> new UnknownChanges("git " + arguments[0] + " failed"));
      return Stream.of(out.split("\0")).filter(path -> !path.isEmpty()).toList();
    }

    private Map<String, Optional<byte[]>> contents(String base, Path top, Stream<String> paths)
        throws IOException {
      Map<String, Optional<byte[]>> before = new LinkedHashMap<>();
      Process git = start("cat-file", "--batch");
      try (OutputStream ask = git.getOutputStream();
          DataInputStream answer =
              new DataInputStream(new BufferedInputStream(git.getInputStream()))) {
        for (String path : paths.distinct().sorted().toList()) {
          Path file = top.resolve(path);
          if (file.startsWith(folder) && path.indexOf('\n') < 0) {
            ask.write((base + ":" + path + "\n").getBytes(StandardCharsets.UTF_8));
            ask.flush();
            String name = folder.relativize(file).toString().replace('\\', '/');
            before.put(name, content(answer));
          }
        }
      }
      ended(git);
      return before;
    }

    /** {@code <id> blob <size>}, the bytes and a line end; or a line that ends with missing. */
    private static Optional<byte[]> content(DataInputStream answer) throws IOException {
      String[] head = head(answer).split(" ");
      if (head.length < 3 || head[head.length - 1].equals("missing")) {
        return Optional.empty();
      }
      long size = Long.parseLong(head[2]);
      byte[] bytes = answer.readNBytes((int) Math.min(size, MOST_BYTES + 1L));
      answer.skipNBytes(size - bytes.length + 1);
      return head[1].equals("blob") ? Optional.of(bytes) : Optional.empty();
    }

    private static String head(InputStream answer) throws IOException {
      StringBuilder head = new StringBuilder();
      for (int c = answer.read(); c >= 0 && c != '\n'; c = answer.read()) {
        head.append((char) c);
      }
      return head.toString();
    }

    /** Settings of the repository must not start other programs. */
    private Process start(String... arguments) throws IOException {
      List<String> command =
          new ArrayList<>(
              List.of("git", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false"));
      command.addAll(List.of(arguments));
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD);
      builder.environment().put("GIT_OPTIONAL_LOCKS", "0");
      return builder.start();
    }

    private static boolean ended(Process git) {
      try {
        return git.waitFor() == 0;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }
}
