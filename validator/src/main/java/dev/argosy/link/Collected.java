package dev.argosy.link;

import dev.argosy.expression.Expr;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the artifacts are written that a forEach collects into a directory. Argo reads them by the
 * folder they share in the store, so all that is collected as one must be written below one place.
 */
public final class Collected {
  private final Map<Writer, Writer> places = new LinkedHashMap<>();
  private final Set<Writer> torn = new HashSet<>();

  private Collected() {}

  /** An output of a step, as a place in the store. */
  public record Writer(StepPath step, String output) {}

  /** Of all loops among {@code steps}. */
  public static Collected of(List<LinkedStep> steps) {
    Collected all = new Collected();
    for (LinkedStep step : steps) {
      if (step.action() instanceof Action.ForEach each) {
        each.body().outputs().values().stream()
            .filter(LinkedStep.LinkedOutput::isArtifact)
            .forEach(o -> all.add(each.body(), o.name()));
      }
    }
    return all;
  }

  private void add(LinkedStep body, String output) {
    writer(body, output)
        .ifPresent(place ->
            leaves(body, output)
                .forEach(leaf -> {
                  if (!place.equals(places.getOrDefault(leaf, place))) {
                    torn.add(place);
                  }
                  places.putIfAbsent(leaf, place);
                }));
  }

  /** The place at which a step that runs a pod writes an output. */
  public Writer place(StepPath step, String output) {
    Writer own = new Writer(step, output);
    return places.getOrDefault(own, own);
  }

  /** Whether what is collected at a place would have to be written elsewhere too. */
  public boolean isTorn(Writer place) {
    return torn.contains(place);
  }

  /**
   * The one place at which an output of {@code step} is written wherever it runs: of the step that
   * writes it, or of the choose between several. Empty when several may write it in one run, when
   * none inside does, or when every round of a repeat writes it anew.
   */
  public static Optional<Writer> writer(LinkedStep step, String output) {
    return switch (step.action()) {
      case Action.Pod pod -> Optional.of(new Writer(step.path(), output));
      case Action.Group group -> inner(group, output).flatMap(i -> writer(i.step, i.output));
      case Action.ForEach each -> writer(each.body(), output);
      case Action.Choose choose ->
          leaves(step, output).isEmpty()
              ? Optional.empty()
              : Optional.of(new Writer(step.path(), free(choose, output)));
      case Action.Repeat repeat -> Optional.empty();
      case Action.Resource resource -> Optional.empty();
      case Action.Http http -> Optional.empty();
      case Action.Approval approval -> Optional.empty();
      case Action.Import imported -> Optional.empty();
    };
  }

  /** A branch of that name writes below it. */
  private static String free(Action.Choose choose, String output) {
    String name = output;
    for (LinkedStep branch : choose.branches()) {
      name = branch.id().equals(name) ? name + "_" : name;
    }
    return name;
  }

  /** Those that run a pod, of which one writes the output in each run; none when there are more. */
  private static List<Writer> leaves(LinkedStep step, String output) {
    return switch (step.action()) {
      case Action.Pod pod -> List.of(new Writer(step.path(), output));
      case Action.Group group ->
          inner(group, output).map(i -> leaves(i.step, i.output)).orElse(List.of());
      case Action.ForEach each -> leaves(each.body(), output);
      case Action.Choose choose -> {
        List<Writer> all = new ArrayList<>();
        for (LinkedStep branch : choose.branches()) {
          List<Writer> own = leaves(branch, output);
          if (own.isEmpty()) {
            yield List.of();
          }
          all.addAll(own);
        }
        yield all;
      }
      default -> List.of();
    };
  }

  private record Inner(LinkedStep step, String output) {}

  private static Optional<Inner> inner(Action.Group group, String output) {
    return group.outputs().get(output) instanceof Expr.Ref ref
            && ref.reference() instanceof Ref.Output inner
        ? Needs.id(group.graph(), ref)
            .flatMap(group.graph()::step)
            .map(s -> new Inner(s, inner.name()))
        : Optional.empty();
  }
}
