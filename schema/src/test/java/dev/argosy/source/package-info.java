/** Tests of the package of the same name. */
@NullMarked
package dev.argosy.source;

import org.jspecify.annotations.NullMarked;
