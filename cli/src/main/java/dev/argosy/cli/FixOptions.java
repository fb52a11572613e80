package dev.argosy.cli;

import dev.argosy.cli.files.AtomicFile;
import dev.argosy.cli.files.Job;
import dev.argosy.cli.render.Finding;
import dev.argosy.cli.render.UnifiedDiff;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.fix.Fixing;
import dev.argosy.source.Tree;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Stack;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What {@code validate} does with findings that can be mended. */
final class FixOptions {
  enum Level {
    SAFE,
    UNSAFE;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What follows behind a blank is a path, whatever it looks like. */
  private static final class AttachedOnly implements IParameterPreprocessor {
    @Override
    public boolean preprocess(
        Stack<String> args, CommandSpec command, ArgSpec option, Map<String, Object> info) {
      if (!"=".equals(info.get("separator"))) {
        args.push(Level.SAFE.toString());
      }
      return false;
    }
  }

  @Option(
      names = "--fix",
      arity = "0..1",
      preprocessor = AttachedOnly.class,
      paramLabel = "safe|unsafe",
      description = {
        "Mend what can be mended in the files, and show what is left. --fix=unsafe also takes the nearest known name and other good guesses.",
        "A file is written only when the result has no error that a fix made. Of '-' the mended text goes to standard output."
      })
  private @Nullable Level level;

  @Option(
      names = "--diff",
      description =
          "Print what --fix would change as a unified diff, and write nothing; exit code 1 if anything would.")
  private boolean diff;

  boolean isAsked() {
    return diff || level != null;
  }

  /** Whether standard output is taken, by a diff or by the mended text of standard input. */
  boolean takesOutput(List<String> paths) {
    return diff || level != null && paths.contains("-");
  }

  /** Whether the diff of a result is not empty. */
  boolean shows(Fixing.Result result) {
    return diff && !result.changed().isEmpty();
  }

  /** Mends the findings of a job that were asked for; writes the files, or prints the diff. */
  Fixing.Result apply(Job job, Function<Tree, List<Diagnostic>> validation, Shell shell) {
    Fixing.Result result = Fixing.of(job.tree(), validation, d -> isWanted(d, job));
    if (!diff) {
      result.done().forEach(d -> shell.err().println(line(d, job)));
    }
    if (diff) {
      result
          .changed()
          .forEach((path, bytes) -> {
            byte[] before = job.tree().read(path).orElseThrow();
            shell.out().print(UnifiedDiff.of(job.naming().apply(path), before, bytes));
          });
    } else if (job.isStdin()) {
      String path = job.paths().getFirst();
      byte[] after = result.changed().getOrDefault(path, job.tree().read(path).orElseThrow());
      shell.out().print(new String(after, StandardCharsets.UTF_8));
    } else {
      result.changed().forEach((path, bytes) -> write(path, bytes, job, shell));
    }
    shell.out().flush();
    return result;
  }

  /** How many of the findings left a fix is known for, or an empty text. */
  static String available(List<Finding> findings) {
    long safe = findings.stream().filter(f -> isFixable(f, true)).count();
    long unsafe = findings.stream().filter(f -> isFixable(f, false)).count();
    if (safe + unsafe == 0) {
      return "";
    }
    return unsafe == 0
        ? "--fix mends " + safe + " of these"
        : safe == 0
            ? "--fix=unsafe mends " + unsafe + " of these by a guess"
            : "--fix mends " + safe + " of these, --fix=unsafe " + unsafe + " more by a guess";
  }

  private static boolean isFixable(Finding finding, boolean safe) {
    return finding.diagnostic().fix().filter(fix -> fix.safe() == safe).isPresent();
  }

  private static String line(Diagnostic d, Job job) {
    return "fixed: %s:%d:%d: %s [%s]"
        .formatted(
            job.naming().apply(d.at().file().path()),
            d.at().span().line(),
            d.at().span().column(),
            d.fix().orElseThrow().title(),
            d.code().id());
  }

  /** Every file that a fix changes must have been asked for. */
  private boolean isWanted(Diagnostic finding, Job job) {
    return finding
        .fix()
        .filter(fix -> fix.safe() || level == Level.UNSAFE)
        .filter(fix -> fix.edits().stream().allMatch(edit -> job.wants(edit.at().file().path())))
        .isPresent();
  }

  private static void write(String path, byte[] bytes, Job job, Shell shell) {
    AtomicFile.replace(
        shell.folder().resolve(job.naming().apply(path)),
        job.tree().read(path).orElseThrow(),
        bytes);
  }
}
