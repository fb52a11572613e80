/** Where compiled objects go, a folder or a cluster, and how they are put there safely. */
@NullMarked
package dev.argosy.sync.apply;

import org.jspecify.annotations.NullMarked;
