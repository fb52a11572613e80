package dev.argosy.cli.files;

import dev.argosy.source.MemoryTree;
import dev.argosy.source.Tree;
import java.util.Map;

class MemoryTreeTest implements TreeContract {
  @Override
  public Tree tree(Map<String, byte[]> files) {
    return MemoryTree.ofBytes(files);
  }
}
