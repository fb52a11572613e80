/** What Argosy has to say to the author: values with a place, a stable code and a next step. */
@NullMarked
package dev.argosy.diagnostic;

import org.jspecify.annotations.NullMarked;
