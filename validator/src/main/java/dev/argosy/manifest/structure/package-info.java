/** The structure of plain manifests: fields, types, forms, as Argo's CRDs and its decoder say. */
@NullMarked
package dev.argosy.manifest.structure;

import org.jspecify.annotations.NullMarked;
