package dev.argosy.compile.incremental;

import dev.argosy.link.ProjectLinker;
import dev.argosy.link.Question;
import dev.argosy.load.Entry;
import dev.argosy.load.Sources;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the parts of a project are told in one tree, each as a text that is the same for the same.
 */
final class Answers {
  private final Contents contents;
  private final Sources sources;
  private final ProjectLinker linker;
  private final Map<Question.Else, String> known = new EnumMap<>(Question.Else.class);

  Answers(Contents contents, Sources sources, ProjectLinker linker) {
    this.contents = contents;
    this.sources = sources;
    this.linker = linker;
  }

  String to(Question question) {
    return switch (question) {
      case Question.Content content -> contents.id(content.path());
      case Question.Else other -> known.computeIfAbsent(other, this::all);
      case Question.Use use -> stamps(linker.answer(use));
      case Question.Pipeline pipeline -> stamps(linker.answer(pipeline));
      case Question.Run run -> stamps(linker.answer(run));
      case Question.Documents documents -> stamps(linker.answer(documents));
    };
  }

  private String all(Question.Else what) {
    return switch (what) {
      case NAMES -> names();
      case PATHS -> contents.paths();
    };
  }

  private String stamps(List<Entry> entries) {
    if (entries.size() == 1) {
      return contents.stamp(entries.getFirst().path()); // most are
    }
    return entries.stream().map(e -> contents.stamp(e.path())).collect(Collectors.joining(" "));
  }

  private String names() {
    Stream<String> names =
        sources.entries().stream()
            .flatMap(e ->
                Stream.of(
                    e.kind().word(),
                    e.namespace().orElse(""),
                    e.name(),
                    e.path(),
                    e.run().map(Entry.Run::pipeline).orElse("")));
    Stream<String> unread = sources.unread().stream().map(file -> contents.stamp(file.path()));
    return Digest.of(Stream.concat(unread, names).toList());
  }
}
