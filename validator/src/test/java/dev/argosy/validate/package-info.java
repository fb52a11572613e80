/** Tests of what validation says. */
@NullMarked
package dev.argosy.validate;

import org.jspecify.annotations.NullMarked;
