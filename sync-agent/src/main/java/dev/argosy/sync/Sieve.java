package dev.argosy.sync;

import dev.argosy.compile.Compilation;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Outcome;
import dev.argosy.source.Tree;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Compiles what can be compiled: leaves out the files with errors, then those that miss them, until
 * the rest is clean.
 */
final class Sieve {
  /** What it says holds for all files; without it they would mean something else. */
  private static final String PROJECT_FILE = "argosy.yaml";

  private Sieve() {}

  /**
   * What passed.
   *
   * @param compiled of the files that are clean; empty when nothing may be taken from this commit
   * @param findings of all files
   * @param held paths of the files that were left out
   */
  record Sifted(Optional<Compilation> compiled, List<Diagnostic> findings, Set<String> held) {}

  static Sifted sift(Compile compile, Tree tree) {
    Set<Diagnostic> findings = new TreeSet<>(); // by place, which equality leaves out
    Set<String> held = new TreeSet<>();
    while (true) {
      Outcome<Compilation> compiled = compile.compile(new Without(tree, held));
      findings.addAll(compiled.findings());
      if (!compiled.hasErrors()) {
        return new Sifted(compiled.value(), List.copyOf(findings), held);
      }
      Set<String> bad = bad(compiled.findings(), tree);
      if (bad.contains(PROJECT_FILE) || bad.isEmpty() || !held.addAll(bad)) {
        return new Sifted(Optional.empty(), List.copyOf(findings), held);
      }
    }
  }

  /**
   * The files with errors; empty when an error is in none of them, for then nobody knows what it
   * spoils.
   */
  private static Set<String> bad(List<Diagnostic> findings, Tree tree) {
    Set<String> files = new TreeSet<>();
    findings.stream().filter(Diagnostic::isError).flatMap(Sieve::files).forEach(files::add);
    return Set.copyOf(tree.paths()).containsAll(files) ? files : Set.of();
  }

  /** Of two files that claim one name neither is taken: nobody knows which one is meant. */
  private static Stream<String> files(Diagnostic finding) {
    Stream<String> own = Stream.of(finding.at().file().path());
    return finding.code() == Code.DUPLICATE_NAME
        ? Stream.concat(own, finding.related().stream().map(r -> r.at().file().path()))
        : own;
  }

  /** A tree without some of its files. */
  private record Without(Tree whole, Set<String> files) implements Tree {
    @Override
    public List<String> paths() {
      return whole.paths().stream().filter(path -> !files.contains(path)).toList();
    }

    @Override
    public Optional<byte[]> read(String path) {
      return files.contains(path) ? Optional.empty() : whole.read(path);
    }

    @Override
    public Optional<InputStream> open(String path) {
      return files.contains(path) ? Optional.empty() : whole.open(path);
    }

    @Override
    public Optional<String> contentId(String path) {
      return files.contains(path) ? Optional.empty() : whole.contentId(path);
    }
  }
}
