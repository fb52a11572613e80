/** What each construct of the language becomes in Argo. */
@NullMarked
package dev.argosy.compile.lower;

import org.jspecify.annotations.NullMarked;
