package dev.argosy.rule;

import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.link.LinkedPipeline;
import java.util.stream.Stream;

/** A pure check of one pipeline whose names are all resolved. */
@FunctionalInterface
public interface Rule {
  Stream<Diagnostic> check(LinkedPipeline pipeline);
}
