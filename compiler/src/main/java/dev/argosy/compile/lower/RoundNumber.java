package dev.argosy.compile.lower;

import dev.argosy.expression.Reference;
import dev.argosy.link.StepPath;

/** How many rounds of a repeat came before this one. */
record RoundNumber(StepPath loop) implements Reference {}
