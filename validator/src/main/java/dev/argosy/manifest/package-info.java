/** Checks plain Argo manifests, of teams that write no pipelines of Argosy. */
@NullMarked
package dev.argosy.manifest;

import org.jspecify.annotations.NullMarked;
