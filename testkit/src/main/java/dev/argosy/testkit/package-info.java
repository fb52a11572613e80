/** The real things to test against: Argo's validator and expressions, an API server, a cluster. */
@NullMarked
package dev.argosy.testkit;

import org.jspecify.annotations.NullMarked;
