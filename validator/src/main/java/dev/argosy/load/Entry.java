package dev.argosy.load;

import dev.argosy.model.Document;
import dev.argosy.model.Document.RunConfiguration;
import dev.argosy.model.RunConfigurationSpec.Triggers;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A document as others know it. What else it says is had when it is asked for, so that a repository
 * can be known without being in memory.
 *
 * @param namespace as it is written, empty when it is not
 * @param path of its file
 * @param number among the documents of its file, Projects left out, from 0
 * @param run what a run configuration refers to; empty for other kinds
 * @param broken whether mistakes of its shape were reported, so that it is not as it was meant
 */
public record Entry(
    Kind kind,
    String name,
    Optional<String> namespace,
    String path,
    int number,
    Optional<Run> run,
    boolean broken,
    Supplier<Draft> draft) {

  /** What a project consists of. */
  public enum Kind {
    COMPONENT("Component"),
    PIPELINE("Pipeline"),
    RUN_CONFIGURATION("RunConfiguration");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** As it is written. */
    public String word() {
      return word;
    }
  }

  /**
   * What a run configuration refers to, as it is written.
   *
   * @param upstreams the run configurations it waits for
   */
  public record Run(String pipeline, List<String> upstreams) {}

  /** Of a document in memory; not of a Project, which nothing refers to. */
  static Entry of(Draft draft, int number, boolean broken) {
    Document document = draft.document();
    return new Entry(
        kind(document),
        document.metadata().name().text(),
        Optional.ofNullable(document.metadata().namespace()).map(n -> n.text()),
        document.at().file().path(),
        number,
        document instanceof RunConfiguration run ? Optional.of(run(run)) : Optional.empty(),
        broken,
        () -> draft);
  }

  /** The same, without holding the document. */
  public Entry with(Supplier<Draft> again) {
    return new Entry(kind, name, namespace, path, number, run, broken, again);
  }

  private static Kind kind(Document document) {
    return switch (document) {
      case Document.Component c -> Kind.COMPONENT;
      case Document.Pipeline p -> Kind.PIPELINE;
      case RunConfiguration r -> Kind.RUN_CONFIGURATION;
      case Document.Project p -> throw new IllegalArgumentException("a Project has no entry");
    };
  }

  private static Run run(RunConfiguration run) {
    Triggers triggers = run.spec().triggers();
    List<String> upstreams =
        triggers == null
            ? List.of()
            : triggers.upstream().names().stream()
                .map(triggers.upstream()::get)
                .map(u -> java.util.Objects.requireNonNull(u).runConfiguration().text())
                .toList();
    return new Run(run.spec().pipeline().text(), upstreams);
  }
}
