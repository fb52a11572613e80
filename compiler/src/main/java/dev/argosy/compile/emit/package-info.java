/**
 * Records to canonical YAML: the same bytes for the same objects, for readers of YAML 1.1 and 1.2
 * alike.
 */
@NullMarked
package dev.argosy.compile.emit;

import org.jspecify.annotations.NullMarked;
