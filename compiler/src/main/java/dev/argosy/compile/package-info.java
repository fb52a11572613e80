/** What a project becomes: plan, Argo records, canonical YAML. */
@NullMarked
package dev.argosy.compile;

import org.jspecify.annotations.NullMarked;
