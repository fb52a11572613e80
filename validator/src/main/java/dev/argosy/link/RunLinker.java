package dev.argosy.link;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Fix;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.expression.Expr;
import dev.argosy.expression.Meaning;
import dev.argosy.expression.TextForm;
import dev.argosy.expression.Type;
import dev.argosy.model.Document.RunConfiguration;
import dev.argosy.model.Named;
import dev.argosy.model.RunConfigurationSpec;
import dev.argosy.model.RunConfigurationSpec.History;
import dev.argosy.model.RunConfigurationSpec.On;
import dev.argosy.model.RunConfigurationSpec.Triggers;
import dev.argosy.model.Value;
import dev.argosy.model.Word;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Links one run configuration. */
final class RunLinker {
  private final Space space;
  private final Pipelines pipelines;
  private final RunIndex index;
  private final Catalogue catalogue;
  private final Findings findings;

  /**
   * @param catalogue the names of the pipelines, for hints
   */
  RunLinker(
      Space space, Pipelines pipelines, RunIndex index, Catalogue catalogue, Findings findings) {
    this.space = space;
    this.pipelines = pipelines;
    this.index = index;
    this.catalogue = catalogue;
    this.findings = findings;
  }

  /** Empty when its pipeline is not known. */
  Optional<LinkedRun> link(RunConfiguration run) {
    RunConfigurationSpec spec = run.spec();
    String namespace = space.namespace(run.metadata());
    At at = run.metadata().name().at();
    Names names = space.names().with("pipeline", Names.pipeline(spec.pipeline().text()));
    LinkedTriggers triggers =
        new TriggerLinker(space, index, findings)
            .link(spec.triggers(), at, space.written(run.metadata()), names);
    Optional<Linked> found = pipelines.find(namespace, spec.pipeline().text());
    if (found.isEmpty()) {
      unknownPipeline(spec.pipeline(), namespace);
      return Optional.empty();
    }
    LinkedPipeline pipeline = found.get().pipeline();
    History history = spec.history();
    OptionsLinker texts = new OptionsLinker(space.names(), space.spec(), findings);
    return Optional.of(
        new LinkedRun(
            at,
            run.metadata().name().text(),
            namespace,
            run.at().file().path(),
            Optional.ofNullable(spec.description()),
            pipeline,
            params(run, pipeline, names),
            triggers,
            spec.concurrencyPolicy(),
            Optional.ofNullable(spec.startingDeadline()),
            Optional.ofNullable(history).map(History::succeeded),
            Optional.ofNullable(history).map(History::failed),
            spec.suspend() || space.suspended(),
            spec.suspend(),
            texts.texts(spec.labels()).map(),
            texts.texts(spec.annotations()).map()));
  }

  private void unknownPipeline(Word name, String namespace) {
    if (!catalogue.lacks(name.text())) {
      return;
    }
    List<String> known = catalogue.pipelineNames(namespace);
    findings.add(
        Code.UNKNOWN_PIPELINE,
        name.at(),
        "there is no pipeline '"
            + name
            + "'"
            + (namespace.isEmpty() ? "" : " in the namespace " + namespace),
        known.isEmpty()
            ? "no pipeline stands in that namespace: perhaps another one is meant"
            : Nearest.hint(name.text(), known),
        Fix.nearest(name.at(), name.text(), known));
  }

  private Map<String, Argument> params(RunConfiguration run, LinkedPipeline pipeline, Names names) {
    Named<Value> given = run.spec().params();
    Triggers triggers = run.spec().triggers();
    Map<String, Argument> arguments =
        Declarations.ofRun(
            given,
            pipeline,
            run.metadata().name().at(),
            names
                .with("upstream", upstreams(triggers, space.written(run.metadata())))
                .with(
                    "window", UpstreamNames.window(triggers != null && triggers.window() != null)),
            findings);
    arguments.forEach((name, argument) -> {
      check(name, Objects.requireNonNull(given.get(name)), argument, pipeline, triggers);
      RunParams.checkBraces(name, argument, findings);
    });
    return arguments;
  }

  private Meaning upstreams(@Nullable Triggers triggers, String namespace) {
    Map<String, Meaning> members = new LinkedHashMap<>();
    if (triggers != null) {
      triggers
          .upstream()
          .forEach((name, u) ->
              members.put(
                  name,
                  UpstreamNames.of(
                      name,
                      u.on(),
                      index.target(u.runConfiguration(), namespace, new Findings()).outputs())));
    }
    return UpstreamNames.all(members);
  }

  private void check(
      String name,
      Value written,
      Argument argument,
      LinkedPipeline pipeline,
      @Nullable Triggers triggers) {
    Declared declared = Objects.requireNonNull(pipeline.params().get(name));
    if (argument instanceof Argument.Constant constant) {
      if (!written.isConstant()) {
        checkComputed(name, constant, declared);
      }
    } else if (declared.type().accepts(argument.type()) == Type.Fit.Taken.AS_FILE) {
      findings.add(
          Diagnostic.of(
                  Code.TYPE_MISMATCH,
                  argument.at(),
                  "the input '"
                      + name
                      + "' of the pipeline '"
                      + pipeline.name()
                      + "': expected an artifact of type "
                      + declared.type().word()
                      + ", found "
                      + argument.type().word(),
                  "hand on an artifact that the upstream gives")
              .withDeclaration(declared.at(), "declared here"));
    }
    Map<String, On> upstreams = new LinkedHashMap<>();
    if (triggers != null) {
      triggers.upstream().forEach((u, of) -> upstreams.put(u, of.on()));
    }
    argument.expressions().forEach(e -> checkExpression(e, upstreams, triggers));
  }

  /** A value that is known by its vars; literals were checked where they stand. */
  private void checkComputed(String name, Argument.Constant constant, Declared declared) {
    declared
        .param()
        .flatMap(p -> Literals.constraint(p, Literals.exact(constant.value())))
        .ifPresent(broken ->
            findings.add(
                Diagnostic.of(
                        Code.CONSTRAINT,
                        constant.at(),
                        "the param '"
                            + name
                            + "' is "
                            + TextForm.json(constant.value())
                            + ", but "
                            + broken)
                    .withDeclaration(declared.at(), "declared here")));
  }

  private void checkExpression(Expr expr, Map<String, On> upstreams, @Nullable Triggers triggers) {
    UpstreamNames.checkPresence(expr, upstreams, findings);
    expr.walk(e -> {
      if (e instanceof Expr.ArtifactPath) {
        findings.add(
            Code.ARTIFACT_PATH,
            e.at(),
            "an artifact has no path here: only the pod that mounts it has the file",
            "hand on the artifact itself, without .path");
      } else if (e instanceof Expr.ArtifactUri && space.artifactUri().isEmpty()) {
        findings.add(
            Code.MISSING_KEY,
            e.at(),
            "an artifact has no .uri: the Project does not say where its store is",
            "set artifacts: {uri: \"s3://<bucket>\"} in the Project, or hand on the artifact"
                + " itself");
      }
    });
    if (triggers != null && !triggers.schedules().isEmpty()) {
      expr.lookups()
          .filter(l ->
              l.reference() instanceof Ref.UpstreamOutput
                  || l.reference() instanceof Ref.UpstreamRun
                  || l.reference() instanceof Ref.Window)
          .forEach(l ->
              findings.add(
                  Code.SCHEDULE_WITH_UPSTREAM,
                  l.at(),
                  "a schedule starts runs too, and for those there is no '" + l.reference() + "'",
                  "write two run configurations: one with the schedules, one with the upstream"));
    }
  }
}
