/** Which fields Kubernetes' and Argo's objects have, and of which types. */
@NullMarked
package dev.argosy.fields;

import org.jspecify.annotations.NullMarked;
