/** Tests of the package of the same name. */
@NullMarked
package dev.argosy.yaml;

import org.jspecify.annotations.NullMarked;
