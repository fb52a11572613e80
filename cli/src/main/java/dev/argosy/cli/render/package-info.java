/** Findings as text for people, and in the formats that other programs read. */
@NullMarked
package dev.argosy.cli.render;

import org.jspecify.annotations.NullMarked;
