/** Tests of the package of the same name. */
@NullMarked
package dev.argosy.text;

import org.jspecify.annotations.NullMarked;
