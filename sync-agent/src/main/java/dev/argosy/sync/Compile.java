package dev.argosy.sync;

import dev.argosy.compile.Manifest;
import dev.argosy.diagnostic.Outcome;
import dev.argosy.source.Tree;
import java.util.List;

/** Turns a commit's files into objects; pure, and the only thing a sync knows of the compiler. */
@FunctionalInterface
public interface Compile {
  /** All objects of the tree, or the findings that keep it from being compiled. */
  Outcome<List<Manifest>> compile(Tree tree);
}
