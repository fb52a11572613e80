/**
 * What the author wrote, as records. Their components are the properties of the JSON Schema, which
 * is the authority; a test holds the two together. A component is null where the author wrote
 * nothing and the schema has no default.
 */
@NullMarked
package dev.argosy.model;

import org.jspecify.annotations.NullMarked;
