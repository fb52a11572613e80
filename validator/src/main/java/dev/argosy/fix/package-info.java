/** Fixes of findings, applied to the files of a tree. */
@NullMarked
package dev.argosy.fix;

import org.jspecify.annotations.NullMarked;
