package dev.argosy.link;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.expression.Expr;
import dev.argosy.expression.Function;
import dev.argosy.expression.Operator;
import dev.argosy.expression.Reference;
import dev.argosy.expression.TextForm;
import dev.argosy.expression.Type;
import dev.argosy.expression.Type.StringType;
import dev.argosy.link.Ref.RunField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the address behind each {@code .uri}: what the Project says stands before a key, and the
 * key, which is known from the place of the step that writes the artifact.
 */
final class ArtifactUris {
  private final Optional<String> base;
  private final StepIndex steps;
  private final Collected collected;

  private ArtifactUris(LinkedPipeline pipeline, Optional<String> base) {
    this.base = base;
    this.steps = StepIndex.of(pipeline);
    this.collected = Collected.of(steps.all());
  }

  /** The same pipeline, in which every address is a {@link Ref.Located}; or with findings. */
  static LinkedPipeline locate(LinkedPipeline pipeline, Optional<String> base, Findings findings) {
    boolean asks =
        Stream.concat(
                Stream.concat(Stream.of(pipeline.graph()), pipeline.exit().stream())
                    .flatMap(g -> g.steps().stream())
                    .flatMap(Needs::expressions),
                pipeline.outputs().values().stream().map(o -> o.expression()))
            .flatMap(Expr::lookups)
            .anyMatch(Expr.ArtifactUri.class::isInstance);
    if (!asks) {
      return pipeline;
    }
    ArtifactUris uris = new ArtifactUris(pipeline, base);
    return Replace.in(
        pipeline,
        Expr.class,
        e ->
            e instanceof Expr.ArtifactUri uri
                ? Optional.of(uris.located(uri, findings))
                : uris.guarded(e, findings));
  }

  private Optional<Expr> guarded(Expr expr, Findings findings) {
    if (expr instanceof Expr.FirstOf first) {
      first
          .lookups()
          .filter(Expr.ArtifactUri.class::isInstance)
          .forEach(u ->
              findings.add(
                  Code.EXPRESSION_NOT_IN_ARGO,
                  u.at(),
                  "an address does not say whether the artifact exists, so firstOf cannot choose by"
                      + " it",
                  "choose by another output of the step"));
    }
    return Optional.empty();
  }

  private Expr located(Expr.ArtifactUri uri, Findings findings) {
    try {
      return new Expr.ArtifactUri(
          uri.at(), new Ref.Located(uri.reference(), address(uri.at(), uri.reference())));
    } catch (Unknown e) {
      findings.add(e.code, uri.at(), e.message, e.hint);
      return uri;
    }
  }

  /** Why an address is not known while compiling; never leaves this class. */
  private static final class Unknown extends Exception {
    private static final long serialVersionUID = 1L;
    final Code code;
    final String message;
    final String hint;

    Unknown(Code code, String message, String hint) {
      super(message);
      this.code = code;
      this.message = message;
      this.hint = hint;
    }
  }

  private Expr address(At at, Reference artifact) throws Unknown {
    return switch (artifact) {
      case Ref.Param param -> stored(at, new Expr.Ref(at, param, StringType.STRING));
      case Ref.Output output -> address(at, output);
      case Ref.Input input -> address(at, input);
      default -> throw runTime();
    };
  }

  private Expr address(At at, Ref.Output output) throws Unknown {
    LinkedStep step = steps.step(output.step()).orElse(null);
    LinkedStep.LinkedOutput declared = step == null ? null : step.outputs().get(output.name());
    if (step == null || declared == null) {
      throw runTime();
    }
    return switch (step.action()) {
      case Action.Pod pod ->
          written(
              at,
              step.path(),
              collected.place(step.path(), output.name()),
              ArtifactKeys.ending(declared.type()));
      case Action.ForEach each -> {
        Collected.Writer writer = Collected.writer(each.body(), output.name()).orElse(null);
        if (writer == null) {
          throw runTime();
        }
        yield written(at, output.step(), writer.step() + "/" + writer.output());
      }
      case Action.Group group when group.outputs().get(output.name()) instanceof Expr.Ref ref ->
          address(at, ref.reference());
      case Action.Import imported ->
          switch (ImportUri.of(imported.uri())) {
            case ImportUri.Key key -> stored(at, text(key.key()));
            case ImportUri.Web web -> text(web.url());
            case ImportUri.Git git -> text(imported.uri());
          };
      default -> throw runTime();
    };
  }

  private Expr written(At at, StepPath step, Collected.Writer place, String ending) throws Unknown {
    boolean entry = !numbers(at, step).isEmpty();
    return written(at, step, place.step() + "/" + place.output() + (entry ? "" : ending));
  }

  /** Where a step writes, below the folder of the run; inside loops by their numbers. */
  private Expr written(At at, StepPath step, String path) throws Unknown {
    Expr key =
        sum(
            run(at, RunField.NAMESPACE),
            constant(at, "/"),
            run(at, RunField.NAME),
            constant(at, "/" + path));
    for (Expr number : numbers(at, step)) {
      key = sum(key, constant(at, "/"), number);
    }
    return stored(at, key);
  }

  /** The numbers of the loops around a step, outermost first; rounds are not known by number. */
  private List<Expr> numbers(At at, StepPath step) throws Unknown {
    List<Expr> numbers = new ArrayList<>();
    for (int i = 1; i < step.ids().size(); i++) {
      StepPath path = new StepPath(step.ids().subList(0, i));
      Optional<LinkedStep> around = steps.step(path);
      while (around.isPresent() && around.get().action().looped().isPresent()) {
        if (around.get().action() instanceof Action.Repeat) {
          throw runTime();
        }
        numbers.add(
            new Expr.Call(
                at,
                Function.STRING,
                List.of(new Expr.Ref(at, new Ref.Index(path), Type.Scalar.INTEGER)),
                StringType.STRING));
        around = around.get().action().looped();
      }
    }
    return numbers;
  }

  private Expr address(At at, Ref.Input input) throws Unknown {
    Optional<Argument> given = steps.given(input);
    if (given.isEmpty()) {
      throw runTime();
    }
    if (given.get() instanceof Argument.Single s
        && s.expression() instanceof Expr.Ref ref
        && ref.type() instanceof Type.ArtifactType) {
      return address(at, ref.reference());
    }
    if (given.get() instanceof Argument.Constant c && c.type() instanceof Type.ArtifactType) {
      return stored(at, constant(at, TextForm.of(c.value())));
    }
    throw new Unknown(
        Code.EXPRESSION_NOT_IN_ARGO,
        "what is given here is a value that is made a file, which lies in no store",
        "hand on an artifact, or use the value itself");
  }

  private static Unknown runTime() {
    return new Unknown(
        Code.EXPRESSION_NOT_IN_ARGO,
        "which artifact this is, and so its address, is only known when it runs",
        "take .uri of the output of the step that writes it");
  }

  private Expr stored(At at, Expr key) throws Unknown {
    String before =
        base.orElseThrow(() ->
            new Unknown(
                Code.MISSING_KEY,
                ".uri needs artifacts.uri of the Project: Argo knows artifacts by their keys only",
                "add artifacts: {uri: \"s3://bucket\"} to argosy.yaml"));
    String slash = before.endsWith("/") ? "" : "/";
    return sum(constant(at, before + slash), key);
  }

  /** What only the graph around the import knows cannot be computed elsewhere. */
  private static Expr text(LinkedText text) throws Unknown {
    Expr all = constant(text.at(), "");
    for (LinkedText.Part part : text.parts()) {
      switch (part) {
        case LinkedText.Literal l -> all = sum(all, constant(text.at(), l.text()));
        case LinkedText.Hole h -> {
          if (!h.expression()
              .lookups()
              .allMatch(
                  l -> l.reference() instanceof Ref.Param || l.reference() instanceof Ref.Run)) {
            throw runTime();
          }
          all =
              sum(
                  all,
                  new Expr.Call(
                      text.at(), Function.STRING, List.of(h.expression()), StringType.STRING));
        }
      }
    }
    return all;
  }

  private static Expr run(At at, RunField field) {
    return new Expr.Ref(at, new Ref.Run(field), StringType.STRING);
  }

  private static Expr constant(At at, String text) {
    return new Expr.Constant(at, text);
  }

  private static Expr sum(Expr... parts) {
    Expr all = parts[0];
    for (int i = 1; i < parts.length; i++) {
      all =
          all instanceof Expr.Constant a && parts[i] instanceof Expr.Constant b
              ? constant(a.at(), "" + a.value() + b.value())
              : new Expr.Binary(all.at(), Operator.ADD, all, parts[i], StringType.STRING);
    }
    return all;
  }
}
