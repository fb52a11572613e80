package dev.argosy.compile.lower;

import dev.argosy.expression.Reference;
import dev.argosy.link.Ref;

/** An output that only exists when its step, whose failure is harmless, succeeded; else nil. */
record IfSucceeded(Ref.Output output) implements Reference {}
