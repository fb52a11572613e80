/** Tests of the package of the same name. */
@NullMarked
package dev.argosy.cli.render;

import org.jspecify.annotations.NullMarked;
