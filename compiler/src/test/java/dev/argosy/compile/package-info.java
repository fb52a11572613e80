/** Tests of what documents become. */
@NullMarked
package dev.argosy.compile;

import org.jspecify.annotations.NullMarked;
