package dev.argosy.link;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.expression.Type;
import dev.argosy.link.LinkedStep.LinkedOutput;
import dev.argosy.model.Named;
import dev.argosy.model.OnError;
import dev.argosy.model.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The branches of a choose. */
final class Choices {
  private Choices() {}

  static void check(Named<Step> branches, List<LinkedStep> linked, Findings findings) {
    List<String> ids = branches.names();
    for (int i = 0; i < ids.size(); i++) {
      Step branch = branches.map().get(ids.get(i));
      if (branch != null && branch.when() == null && i < ids.size() - 1) {
        findings.add(
            Code.BRANCH_UNREACHABLE,
            branches.at(ids.get(i + 1)),
            "the branch '"
                + ids.get(i + 1)
                + "' can never run: '"
                + ids.get(i)
                + "' before it has no when",
            "a branch without when is the else, and comes last");
        return;
      }
      if (branch != null && branch.onError() == OnError.CONTINUE) {
        findings.add(
            Code.KEY_NOT_FOR_KIND,
            branches.at(ids.get(i)),
            "a branch of choose takes no onError: what the choose gives is what its branch gives",
            "put it on the choose itself");
      }
      if (branch != null && !branch.after().steps().isEmpty()) {
        findings.add(
            Code.KEY_NOT_FOR_KIND,
            branches.at(ids.get(i)),
            "a branch of choose takes no after",
            "put it on the choose itself");
      }
    }
  }

  /** The outputs that only some branches declare, or with another type: the first such branch. */
  static Map<String, String> uneven(Action.Choose choose) {
    Map<String, String> uneven = new LinkedHashMap<>();
    for (LinkedStep one : choose.branches()) {
      one.outputs()
          .forEach((name, output) ->
              choose.branches().stream()
                  .filter(b -> !b.outputs().containsKey(name))
                  .findFirst()
                  .or(() ->
                      choose.branches().stream()
                          .filter(b -> !hasType(b.outputs().get(name), output.type()))
                          .findFirst())
                  .ifPresent(b -> uneven.putIfAbsent(name, b.id())));
    }
    return uneven;
  }

  private static boolean hasType(@Nullable LinkedOutput output, Type type) {
    return output != null && output.type().equals(type);
  }

  /** The outputs that every branch declares with one type. */
  static Map<String, LinkedOutput> outputs(List<LinkedStep> branches) {
    Map<String, LinkedOutput> common = new LinkedHashMap<>();
    branches
        .getFirst()
        .outputs()
        .forEach((name, output) -> {
          boolean everywhere =
              branches.stream()
                  .map(b -> b.outputs().get(name))
                  .allMatch(o -> hasType(o, output.type()));
          if (everywhere) {
            common.put(
                name,
                new LinkedOutput(
                    output.at(),
                    name,
                    output.type(),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    Optional.empty()));
          }
        });
    return common;
  }
}
