/** Tests that an incremental compilation is a full one. */
@NullMarked
package dev.argosy.compile.incremental;

import org.jspecify.annotations.NullMarked;
