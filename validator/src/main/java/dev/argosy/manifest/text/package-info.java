/**
 * The texts inside plain Argo manifests: tags, expr-lang, {@code when}, {@code depends}, conditions
 * of resources. Each is read without any file at hand; places are offsets into the text.
 */
@NullMarked
package dev.argosy.manifest.text;

import org.jspecify.annotations.NullMarked;
