/** What Argo demands of a manifest beyond its structure; one class for one subject, each pure. */
@NullMarked
package dev.argosy.manifest.rule;

import org.jspecify.annotations.NullMarked;
