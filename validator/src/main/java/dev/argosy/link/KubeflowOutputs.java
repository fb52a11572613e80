package dev.argosy.link;

import dev.argosy.expression.Expr;
import dev.argosy.expression.Type;
import dev.argosy.kubeflow.KubeflowReader;
import dev.argosy.link.LinkedStep.LinkedOutput;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is collected of components of Kubeflow: an output of a parameter type is a file where it is
 * read as one and a parameter where its value is read; one that nobody reads is left in the pod.
 */
final class KubeflowOutputs {
  private static final String AS_FILE = "-file";

  private final Map<StepPath, LinkedStep> steps = new LinkedHashMap<>();
  private final Set<Expr> files = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Ref.Output> read = new HashSet<>();

  private KubeflowOutputs() {}

  static LinkedPipeline settle(LinkedPipeline pipeline) {
    KubeflowOutputs outputs = new KubeflowOutputs();
    List<LinkedStep> all = StepIndex.of(pipeline).all();
    all.stream()
        .filter(KubeflowOutputs::isKubeflow)
        .forEach(s -> outputs.steps.putIfAbsent(s.path(), s));
    if (outputs.steps.isEmpty()) {
      return pipeline;
    }
    all.forEach(outputs::findFiles);
    LinkedPipeline settled = Replace.in(pipeline, Expr.class, outputs::asFile);
    outputs.findReads(settled);
    return outputs.collect(settled);
  }

  private static boolean isKubeflow(LinkedStep step) {
    return StepIndex.body(step).action() instanceof Action.Container c
        && KubeflowReader.isForeign(c.at().file());
  }

  /** What a loop gives is a list, which no program wrote to a file. */
  private static boolean isOne(@Nullable LinkedStep step) {
    return step != null && step.action() instanceof Action.Container;
  }

  /** Values that are given to inputs which are files. */
  private void findFiles(LinkedStep step) {
    step.arguments()
        .forEach((name, argument) -> {
          Declared input = step.inputs().get(name);
          if (input != null
              && Types.isArtifact(input.type())
              && argument instanceof Argument.Single s
              && s.expression() instanceof Expr.Ref ref
              && !Types.isArtifact(ref.type())
              && ref.reference() instanceof Ref.Output out
              && isOne(steps.get(out.step()))) {
            files.add(ref);
          }
        });
  }

  private Optional<Expr> asFile(Expr expr) {
    return files.contains(expr)
            && expr instanceof Expr.Ref ref
            && ref.reference() instanceof Ref.Output out
        ? Optional.of(
            new Expr.Ref(
                ref.at(),
                new Ref.Output(out.step(), out.name() + AS_FILE),
                new Type.ArtifactType(Type.ArtifactType.ANY_ARTIFACT)))
        : Optional.empty();
  }

  /** Who reads what a choose gives reads it of each branch. */
  private void findReads(LinkedPipeline pipeline) {
    Stream.concat(
            StepIndex.of(pipeline).all().stream().flatMap(Needs::expressions),
            pipeline.outputs().values().stream().map(o -> o.expression()))
        .flatMap(Expr::lookups)
        .forEach(l -> {
          switch (l.reference()) {
            case Ref.Output out -> read.add(out);
            case Ref.Round round -> read.add(new Ref.Output(round.loop(), round.output()));
            default -> {}
          }
        });
    for (LinkedStep step : StepIndex.of(pipeline).all()) {
      if (StepIndex.body(step).action() instanceof Action.Choose choose) {
        step.outputs().keySet().stream()
            .filter(name -> read.contains(new Ref.Output(step.path(), name)))
            .forEach(
                name -> choose.branches().forEach(b -> read.add(new Ref.Output(b.path(), name))));
      }
    }
  }

  private LinkedPipeline collect(LinkedPipeline pipeline) {
    IdentityHashMap<Object, Object> maps = new IdentityHashMap<>();
    for (LinkedStep step : StepIndex.of(pipeline).all()) {
      if (StepIndex.body(step).action() instanceof Action.Choose choose && mayLack(choose)) {
        maps.put(step.outputs(), read(step.path(), step.outputs()));
        maps.put(choose.outputs(), read(step.path(), choose.outputs()));
      } else if (isKubeflow(step)) {
        maps.put(step.outputs(), collected(step));
      }
    }
    return Replace.in(pipeline, Map.class, m -> Optional.ofNullable((Map) maps.get(m)));
  }

  /** Whether a branch leaves in its pod what nobody reads, so that the choose has not got it. */
  private static boolean mayLack(Action.Choose choose) {
    return choose.branches().stream()
        .anyMatch(b ->
            isKubeflow(b)
                || StepIndex.body(b).action() instanceof Action.Choose inner && mayLack(inner));
  }

  private Map<String, LinkedOutput> read(StepPath step, Map<String, LinkedOutput> outputs) {
    Map<String, LinkedOutput> some = new LinkedHashMap<>(outputs);
    some.keySet().removeIf(name -> !read.contains(new Ref.Output(step, name)));
    return some;
  }

  private Map<String, LinkedOutput> collected(LinkedStep step) {
    Map<String, LinkedOutput> outputs = new LinkedHashMap<>();
    step.outputs()
        .forEach((name, o) -> {
          if (read.contains(new Ref.Output(step.path(), name))) {
            outputs.put(name, o);
          }
          String file = name + AS_FILE;
          if (read.contains(new Ref.Output(step.path(), file))) {
            outputs.put(
                file,
                new LinkedOutput(
                    o.at(),
                    file,
                    new Type.ArtifactType(Type.ArtifactType.ANY_ARTIFACT),
                    o.path(),
                    Optional.empty(),
                    false,
                    Optional.empty()));
          }
        });
    return outputs;
  }
}
