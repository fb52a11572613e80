/** Tests of the package of the same name. */
@NullMarked
package dev.argosy.cli.files;

import org.jspecify.annotations.NullMarked;
