package dev.argosy.sync;

import dev.argosy.compile.Compilation;
import dev.argosy.diagnostic.Outcome;
import dev.argosy.source.Tree;

/** Turns a commit's files into objects; pure, and the only thing a sync knows of the compiler. */
@FunctionalInterface
public interface Compile {
  /**
   * All objects of the tree and what starts runs, or the findings that keep it from being compiled.
   */
  Outcome<Compilation> compile(Tree tree);
}
