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

  private Repeated() {}

  /** What makes findings one; findings of another kind are each their own. */
  private record Same(Object what, String file) {}

  /**
   * The same, of which each names all its places.
   *
   * @param findings sorted
   */
  static List<Diagnostic> joined(List<Diagnostic> findings) {
    Map<Same, Diagnostic> all = new LinkedHashMap<>();
    for (Diagnostic d : findings) {
      boolean name = OF_NAMES.contains(d.code());
      Same same = new Same(name ? d.message() : new Object(), d.at().file().path());
      all.merge(same, d, Repeated::with);
    }
    return new ArrayList<>(all.values());
  }

  private static Diagnostic with(Diagnostic first, Diagnostic next) {
    return first.withRelated(next.at(), "and here").withFix(both(first.fix(), next.fix()));
  }

  private static Optional<Fix> both(Optional<Fix> first, Optional<Fix> next) {
    return first.isEmpty() || next.isEmpty()
        ? Optional.empty()
        : first.map(fix -> {
          List<Fix.Edit> edits = new ArrayList<>(fix.edits());
          edits.addAll(next.get().edits());
          return new Fix(fix.title(), fix.safe(), edits);
        });
  }
}
