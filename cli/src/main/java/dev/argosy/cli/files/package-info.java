/** Folders on disk: where a project is, what it holds, where manifests go. */
@NullMarked
package dev.argosy.cli.files;

import org.jspecify.annotations.NullMarked;
