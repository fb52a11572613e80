package dev.argosy.link;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.expression.Expr;
import dev.argosy.expression.Rewrite;
import dev.argosy.link.LinkedText.Hole;
import dev.argosy.link.LinkedText.Literal;
import dev.argosy.link.LinkedText.Part;
import dev.argosy.model.Document.Pipeline;
import dev.argosy.model.Named;
import dev.argosy.model.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Volumes of a Pipeline that is called: they become the run's, once for each step that calls. Of
 * the parameters they use, the values must be known when the run starts.
 */
final class CalledVolumes {
  private final Linkage link;
  private final StepPath path;
  private final Map<String, Declared> params;
  private final Map<String, Argument> arguments;

  private CalledVolumes(
      Linkage link, StepPath path, Map<String, Declared> params, Map<String, Argument> arguments) {
    this.link = link;
    this.path = path;
    this.params = params;
    this.arguments = arguments;
  }

  /**
   * @param link what holds inside the called pipeline
   * @param names those that it sees
   * @param path the step that calls
   */
  static void add(
      Pipeline pipeline,
      Linkage link,
      Names names,
      StepPath path,
      Map<String, Declared> params,
      Map<String, Argument> arguments) {
    CalledVolumes called = new CalledVolumes(link, path, params, arguments);
    Volumes volumes = new Volumes(link, names, link.volumes().prefix());
    Named<Volume> all = pipeline.spec().volumes();
    all.forEach((id, volume) ->
        link.volumes().called().add(called.ofRun(volumes.link(all.at(id), id, volume))));
  }

  private LinkedVolume ofRun(LinkedVolume volume) {
    return switch (volume) {
      case LinkedVolume.Claim c ->
          new LinkedVolume.Claim(c.at(), c.name(), known(c.claim()), c.accessModes());
      case LinkedVolume.RunClaim c ->
          new LinkedVolume.RunClaim(
              c.at(), c.name(), known(c.size()), c.accessModes(), c.storageClass(), c.keep());
      case LinkedVolume.Secret s -> s;
      case LinkedVolume.ConfigMap c -> c;
      case LinkedVolume.EmptyDir e -> e;
    };
  }

  private LinkedText known(LinkedText text) {
    List<Part> parts = new ArrayList<>();
    for (Part part : text.parts()) {
      switch (part) {
        case Literal literal -> parts.add(literal);
        case Hole hole -> parts.addAll(known(hole.expression()));
      }
    }
    return new LinkedText(text.at(), parts);
  }

  private List<Part> known(Expr expr) {
    if (expr instanceof Expr.Ref ref && argument(ref).orElse(null) instanceof Argument.Joined j) {
      return checked(expr.at(), j.text().parts());
    }
    Expr changed =
        Rewrite.of(
            expr,
            e ->
                e instanceof Expr.Ref ref
                    ? argument(ref).flatMap(CalledVolumes::expression)
                    : Optional.empty());
    return checked(
        expr.at(),
        changed instanceof Expr.Constant c
            ? List.of(new Literal(dev.argosy.expression.TextForm.of(c.value())))
            : List.of(new Hole(changed)));
  }

  private Optional<Argument> argument(Expr.Ref ref) {
    if (!(ref.reference() instanceof Ref.Input in) || !in.owner().equals(path)) {
      return Optional.empty();
    }
    return Optional.ofNullable(arguments.get(in.name()))
        .or(() -> Optional.ofNullable(params.get(in.name())).flatMap(Declared::initial));
  }

  private static Optional<Expr> expression(Argument argument) {
    return switch (argument) {
      case Argument.Single s -> Optional.of(s.expression());
      case Argument.Constant c when c.value() instanceof String || c.value() instanceof Boolean ->
          Optional.of(new Expr.Constant(c.at(), c.value()));
      case Argument.Constant c when c.value() != null ->
          Optional.of(new Expr.Constant(c.at(), Known.value(c.value())));
      default -> Optional.empty();
    };
  }

  private List<Part> checked(At at, List<Part> parts) {
    boolean known =
        parts.stream()
            .flatMap(
                p -> p instanceof Hole h ? h.expression().lookups() : java.util.stream.Stream.of())
            .allMatch(l ->
                l.reference() instanceof Ref.Param
                    || l.reference() instanceof Ref.Run
                    || l.reference() instanceof Ref.Known);
    if (!known) {
      link.findings()
          .add(
              Code.INVALID_VALUE,
              at,
              "a volume of the pipeline that '"
                  + path
                  + "' calls belongs to the run, but this value is known only when a step has ended",
              "give it a literal, or a parameter of the pipeline that runs");
    }
    return parts;
  }
}
