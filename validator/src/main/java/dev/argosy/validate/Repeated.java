package dev.argosy.validate;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Fix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A name that is used in several places of a file and known nowhere is one mistake. */
final class Repeated {
  private static final Set<Code> OF_NAMES = Set.of(Code.UNKNOWN_NAME, Code.UNKNOWN_PROFILE);

  /** A document that a machine wrote wrong has thousands of them. */
  private static final int MOST_PLACES = 20;

  private Repeated() {}

  /** What makes findings one; findings of another kind are each their own. */
  private record Same(Object what, String file) {}

  /**
   * The same, of which each names its places, and mends all of them.
   *
   * @param findings sorted
   */
  static List<Diagnostic> joined(List<Diagnostic> findings) {
    Map<Same, List<Diagnostic>> all = new LinkedHashMap<>();
    for (Diagnostic d : findings) {
      boolean name = OF_NAMES.contains(d.code());
      Same same = new Same(name ? d.message() : new Object(), d.at().file().path());
      all.computeIfAbsent(same, s -> new ArrayList<>()).add(d);
    }
    return all.values().stream().map(Repeated::one).toList();
  }

  private static Diagnostic one(List<Diagnostic> same) {
    Diagnostic first = same.getFirst();
    if (same.size() == 1) {
      return first;
    }
    Diagnostic one = first.withFix(fix(same));
    for (Diagnostic next : same.subList(1, Math.min(same.size(), MOST_PLACES))) {
      one = one.withRelated(next.at(), "and here");
    }
    return one;
  }

  /** All edits of all, where each has a fix. */
  private static Optional<Fix> fix(List<Diagnostic> same) {
    List<Fix> fixes = same.stream().flatMap(d -> d.fix().stream()).toList();
    if (fixes.size() < same.size()) {
      return Optional.empty();
    }
    List<Fix.Edit> edits = fixes.stream().flatMap(f -> f.edits().stream()).toList();
    return Optional.of(new Fix(fixes.getFirst().title(), fixes.getFirst().safe(), edits));
  }
}
