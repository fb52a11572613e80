/**
 * Argo's objects, as far as the compiler emits them. The order of the components is the order in
 * the YAML; what is null or empty is left out.
 */
@NullMarked
package dev.argosy.compile.argo;

import org.jspecify.annotations.NullMarked;
