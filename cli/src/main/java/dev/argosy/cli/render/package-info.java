/** Findings as text for people and as JSON for programs. */
@NullMarked
package dev.argosy.cli.render;

import org.jspecify.annotations.NullMarked;
