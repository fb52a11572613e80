/** Work that is shared among the processors. */
@NullMarked
package dev.argosy.parallel;

import org.jspecify.annotations.NullMarked;
