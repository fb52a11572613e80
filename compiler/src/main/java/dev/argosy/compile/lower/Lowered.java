package dev.argosy.compile.lower;

import dev.argosy.compile.lower.Captures.Capture;
import java.util.Collection;
import java.util.List;

/**
 * A template that was made.
 *
 * @param template its name
 * @param captures what whoever uses it must give besides the declared inputs
 */
record Lowered(String template, List<Capture> captures) {
  Lowered(String template, Collection<Capture> captures) {
    this(template, List.copyOf(captures));
  }
}
