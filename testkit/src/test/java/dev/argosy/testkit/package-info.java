/** Tests of the real things themselves, and of how Argo's controller treats what we lower to. */
@NullMarked
package dev.argosy.testkit;

import org.jspecify.annotations.NullMarked;
