package dev.argosy.compile.lower;

import dev.argosy.expression.Choice;
import dev.argosy.expression.Expr;
import dev.argosy.expression.Reference;
import dev.argosy.expression.Type;
import dev.argosy.link.Ref;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What a template asks of what is around it, each by an input of its own. */
final class Captures {
  private final Set<String> names = new LinkedHashSet<>();
  private final Map<Reference, Capture> captures = new LinkedHashMap<>();
  private final boolean root;

  /** Something from around the template, and the input it comes in by. */
  record Capture(String name, Expr expression, Form form) {
    /** What is captured, where it stands for itself. */
    Reference reference() {
      return ((Expr.Ref) expression).reference();
    }
  }

  /** How something is handed in. */
  enum Form {
    TEXT,
    JSON,
    ARTIFACT
  }

  /**
   * @param declared names of inputs that are taken
   * @param root whether the template is the entrypoint
   */
  Captures(Collection<String> declared, boolean root) {
    names.addAll(declared);
    this.root = root;
  }

  Collection<Capture> all() {
    return captures.values();
  }

  /** An artifact, which stands for itself. */
  Capture artifact(Reference reference) {
    return captures.computeIfAbsent(
        reference,
        r ->
            new Capture(
                name(r),
                new Expr.Ref(Nowhere.AT, r, new Type.ArtifactType("Artifact")),
                Form.ARTIFACT));
  }

  /** A value; what the compiler itself stands in for knows how it is handed in. */
  Capture of(Reference reference, Type type) {
    return captures.computeIfAbsent(
        reference,
        r ->
            switch (r) {
              case Hoisted h -> new Capture(name(r), h.expression(), Form.TEXT);
              case AsJson json -> new Capture(name(r), json.expression(), Form.JSON);
              default -> new Capture(name(r), new Expr.Ref(Nowhere.AT, r, type), Form.TEXT);
            });
  }

  private String name(Reference reference) {
    String base = base(reference);
    if (reference instanceof Ref.Param && root) {
      return base; // Argo gives the entrypoint the run's parameters by name
    }
    String name = base;
    for (int i = 2; !names.add(name); i++) {
      name = base + "-" + i;
    }
    return name;
  }

  static String base(Reference reference) {
    return switch (reference) {
      case Ref.Output out -> Lookups.task(out.step()) + "-" + out.name();
      case Ref.Ended ended -> Lookups.task(ended.step()) + "-" + ended.name();
      case Ref.GraphStatus status -> "run-status";
      case Ref.Status status -> Lookups.task(status.step()) + "-status";
      case Ref.Ip ip -> Lookups.task(ip.step()) + "-ip";
      case Ref.Input in -> in.name();
      case Ref.Param p -> p.name();
      case Hoisted h when !(h.expression() instanceof Expr.FirstOf) ->
          h.expression()
              .lookups()
              .map(l -> base(l.reference()))
              .filter(of -> !of.equals("value"))
              .findFirst()
              .map(of -> of + "-value")
              .orElse("value");
      case Hoisted h ->
          h.expression()
              .lookups()
              .filter(l -> l.reference() instanceof Ref.Output)
              .findFirst()
              .map(l -> name0((Ref.Output) l.reference()))
              .orElse("value");
      case Choice choice ->
          "first-"
              + choice.alternatives().stream()
                  .filter(Ref.Output.class::isInstance)
                  .map(r -> ((Ref.Output) r).name())
                  .findFirst()
                  .orElse("artifact");
      case AsJson(Expr.Ref ref) -> base(ref.reference()) + "-json";
      case Ref.Item item -> "item";
      case Ref.State state -> state.name();
      case Carried(Ref.Item item) -> "item";
      case Carried(Ref.State state) -> state.name();
      case Carried(RoundNumber round) -> "round";
      case Ref.Run run -> "run-" + Names.words(run.field().name());
      default -> "value";
    };
  }

  private static String name0(Ref.Output out) {
    return "first-" + out.name();
  }
}
