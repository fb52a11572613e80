/** Tests of single steps on the way to Argo. */
@NullMarked
package dev.argosy.compile.lower;

import org.jspecify.annotations.NullMarked;
