/** Tests of the package of the same name. */
@NullMarked
package dev.argosy.parallel;

import org.jspecify.annotations.NullMarked;
