/** Tests of the package of the same name. */
@NullMarked
package dev.argosy.diagnostic;

import org.jspecify.annotations.NullMarked;
