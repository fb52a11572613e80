package dev.argosy.link;

import dev.argosy.source.Tree;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A tree whose readers are heard. */
record AskedTree(Tree tree, Consumer<Question> asked) implements Tree {
  @Override
  public List<String> paths() {
    asked.accept(Question.Else.PATHS);
    return tree.paths();
  }

  @Override
  public Optional<byte[]> read(String path) {
    asked.accept(new Question.Content(path));
    return tree.read(path);
  }

  @Override
  public Optional<InputStream> open(String path) {
    asked.accept(new Question.Content(path));
    return tree.open(path);
  }

  @Override
  public Optional<String> contentId(String path) {
    asked.accept(new Question.Content(path));
    return tree.contentId(path);
  }
}
