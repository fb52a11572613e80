/** Tests of the language's schema and of what reads it. */
@NullMarked
package dev.argosy.schema;

import org.jspecify.annotations.NullMarked;
