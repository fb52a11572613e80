/** Plain Argo manifests as what they mean to Argo: templates, steps, parameters over the nodes. */
@NullMarked
package dev.argosy.manifest.view;

import org.jspecify.annotations.NullMarked;
