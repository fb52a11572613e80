/** Tests of the YAML that is written. */
@NullMarked
package dev.argosy.compile.emit;

import org.jspecify.annotations.NullMarked;
