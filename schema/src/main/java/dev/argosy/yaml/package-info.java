/** Text to {@link dev.argosy.yaml.Node}s that keep every position the author wrote. */
@NullMarked
package dev.argosy.yaml;

import org.jspecify.annotations.NullMarked;
