/** Bytes of a file to text. */
@NullMarked
package dev.argosy.text;

import org.jspecify.annotations.NullMarked;
