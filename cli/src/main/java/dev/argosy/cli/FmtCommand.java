package dev.argosy.cli;

import dev.argosy.cli.files.AtomicFile;
import dev.argosy.cli.files.Job;
import dev.argosy.cli.render.Finding;
import dev.argosy.cli.render.UnifiedDiff;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Outcome;
import dev.argosy.source.SourceFile;
import dev.argosy.text.TextReader;
import dev.argosy.yaml.Formatter;
import dev.argosy.yaml.Node.MapNode;
import dev.argosy.yaml.Node.ScalarNode;
import dev.argosy.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "fmt",
    description = {
      "Give files the canonical layout: two blanks of indentation, lists under their key too, one blank inside of ${{ }}, at most one blank line.",
      "Comments, the order of keys, quotes and what is aligned with what stay; what a file means does not change."
    },
    footer = {
      "",
      "Examples:",
      "  argosy fmt",
      "  argosy fmt --check pipelines/",
      "  cat train.yaml | argosy fmt -"
    })
final class FmtCommand implements Callable<Integer> {
  private final Shell shell;

  @Option(
      names = "--check",
      description = "Write nothing; exit code 1 if a file has another layout.")
  private boolean check;

  @Option(
      names = "--diff",
      description = "Print what would change as a unified diff, and write nothing; as --check.")
  private boolean diff;

  @Parameters(
      paramLabel = "PATH",
      description = {
        "Files and folders; '-' is standard input, whose new text goes to standard output. Default: the whole project.",
        "Of folders, the files of Argosy; plain Argo manifests only where they are named."
      })
  private List<String> paths = List.of();

  private final List<Finding> findings = new ArrayList<>();
  private boolean differs;

  FmtCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    for (Job job : Reporting.jobs(paths, shell)) {
      job.tree().paths().stream()
          .filter(path -> path.matches(".*\\.ya?ml") && job.wants(path))
          .forEach(path -> format(job, path));
    }
    int code = findings.isEmpty() ? ExitCode.CLEAN : new Reporting().report(findings, shell);
    return differs && (check || diff) ? ExitCode.FINDINGS : code;
  }

  private void format(Job job, String path) {
    Outcome<SourceFile> file = TextReader.read(job.tree(), path);
    boolean named = job.paths().contains(path);
    if (file.value().filter(f -> isOurs(f, named)).isEmpty()) {
      file.findings().stream().filter(d -> named).forEach(d -> findings.add(finding(d, job)));
      echo(job, path);
      return;
    }
    Outcome<String> text = Formatter.format(file.value().get());
    if (text.hasErrors()) {
      text.findings().forEach(d -> findings.add(finding(d, job)));
      echo(job, path);
    }
    text.value().ifPresent(t -> take(job, path, t));
  }

  private static Finding finding(Diagnostic d, Job job) {
    return new Finding(d, job.naming());
  }

  /** What is not formatted leaves standard input as it came. */
  private void echo(Job job, String path) {
    if (job.isStdin() && !check && !diff) {
      job.tree()
          .read(path)
          .ifPresent(bytes -> shell.out().print(new String(bytes, StandardCharsets.UTF_8)));
      shell.out().flush();
    }
  }

  private void take(Job job, String path, String text) {
    byte[] before = job.tree().read(path).orElseThrow();
    boolean mark = new String(before, StandardCharsets.UTF_8).startsWith("\uFEFF");
    byte[] after = ((mark ? "\uFEFF" : "") + text).getBytes(StandardCharsets.UTF_8);
    boolean differs = !Arrays.equals(before, after);
    this.differs |= differs;
    String name = job.naming().apply(path);
    if (diff) {
      shell.out().print(UnifiedDiff.of(name, before, after));
    } else if (check) {
      shell.err().print(differs ? "not formatted: " + name + "\n" : "");
    } else if (job.isStdin()) {
      shell.out().print(new String(after, StandardCharsets.UTF_8));
    } else if (differs) {
      AtomicFile.replace(shell.folder().resolve(name), before, after);
      shell.err().println("formatted: " + name);
    }
    shell.out().flush();
  }

  /** A file that cannot be read may be meant as one of Argosy's. */
  private static boolean isOurs(SourceFile file, boolean named) {
    if (!file.text().contains("apiVersion")) {
      return false;
    }
    Stream<MapNode> documents = YamlReader.read(file).documents().stream();
    boolean known =
        documents
            .flatMap(d -> Optional.ofNullable(d.get("apiVersion")).stream())
            .anyMatch(v ->
                v instanceof ScalarNode s
                    && (s.text().startsWith("argosy.dev/")
                        || named && s.text().startsWith("argoproj.io/")));
    return known || file.text().contains("apiVersion: argosy.dev/");
  }
}
