/**
 * The JSON Schema of the language, the shape check that reads it, and the binding of checked nodes
 * to records.
 */
@NullMarked
package dev.argosy.schema;

import org.jspecify.annotations.NullMarked;
