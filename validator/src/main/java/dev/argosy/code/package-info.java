/** What is found in code that steps carry, whatever its language. */
@NullMarked
package dev.argosy.code;

import org.jspecify.annotations.NullMarked;
