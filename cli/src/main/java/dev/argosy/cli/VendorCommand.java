package dev.argosy.cli;

import dev.argosy.cli.files.DiskTree;
import dev.argosy.cli.files.Project;
import dev.argosy.compile.emit.Emitter;
import dev.argosy.diagnostic.Findings;
import dev.argosy.link.VendorLock;
import dev.argosy.source.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "vendor",
    description = {
      "Write the digests of files that others wrote into vendor/argosy.lock.",
      "Every compile holds the files against them. Nothing is fetched: copy a file into the repository, look at it, then run this."
    },
    footer = {
      "",
      "Examples:",
      "  argosy vendor",
      "  argosy vendor vendor/echo/component.yaml --source https://example.com/echo/component.yaml"
    })
final class VendorCommand implements Callable<Integer> {
  private final Shell shell;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--source",
      paramLabel = "URL",
      description = "Where the one file named was taken from: kept in the lock, never asked.")
  private @Nullable String source;

  @Parameters(
      paramLabel = "FILE",
      description =
          "Files whose digests are written. Default: those in the lock, and all YAML files below vendor/.")
  private List<String> files = List.of();

  VendorCommand(Shell shell) {
    this.shell = shell;
  }

  /** What the lock says of one file. */
  private record Line(Optional<String> source, String sha256) {}

  @Override
  public Integer call() {
    if (source != null && files.size() != 1 && spec != null) {
      throw new ParameterException(spec.commandLine(), "--source needs exactly one FILE");
    }
    Path root = Project.above(shell.folder()).orElse(new Project(shell.folder())).root();
    Tree tree = DiskTree.of(root);
    Map<String, Line> lines = new TreeMap<>();
    VendorLock.read(tree, "", new Findings())
        .entries()
        .forEach((path, entry) -> {
          if (tree.paths().contains(path)) {
            lines.put(path, new Line(entry.source(), entry.sha256()));
          }
        });
    for (String path : files.isEmpty() ? all(tree, lines) : named(tree, root)) {
      Line before = lines.get(path);
      Optional<String> from =
          Optional.ofNullable(source).or(() -> before == null ? Optional.empty() : before.source());
      Line now = new Line(from, VendorLock.digest(tree.read(path).orElseThrow()));
      if (!now.equals(lines.put(path, now))) {
        shell.out().println(path);
      }
    }
    write(root, text(lines));
    return ExitCode.CLEAN;
  }

  private static List<String> all(Tree tree, Map<String, Line> lines) {
    return tree.paths().stream()
        .filter(
            p -> lines.containsKey(p) || p.startsWith(VendorLock.FOLDER) && p.matches(".*\\.ya?ml"))
        .toList();
  }

  private List<String> named(Tree tree, Path root) {
    return files.stream()
        .map(file -> {
          Path absolute = shell.folder().resolve(file).normalize();
          String path =
              absolute.startsWith(root)
                  ? root.relativize(absolute).toString().replace('\\', '/')
                  : "";
          if (!tree.paths().contains(path)) {
            throw new UncheckedIOException(
                "there is no file " + file + " in the project", new NoSuchFileException(file));
          }
          return path;
        })
        .toList();
  }

  private static String text(Map<String, Line> lines) {
    Map<String, Object> components = new LinkedHashMap<>();
    lines.forEach((path, line) -> {
      Map<String, Object> entry = new LinkedHashMap<>();
      line.source().ifPresent(s -> entry.put("source", s));
      entry.put("sha256", line.sha256());
      components.put(path, entry);
    });
    return "# Written by `argosy vendor`; checked offline by every compile.\n"
        + Emitter.emit(Map.of("components", components));
  }

  private static void write(Path root, String text) {
    Path lock = root.resolve(VendorLock.PATH);
    try {
      Files.createDirectories(root.resolve(VendorLock.FOLDER));
      Files.writeString(lock, text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + lock, e);
    }
  }
}
