/** Python 3.8 to 3.14 as far as a reader that never runs it can judge: syntax, scopes, imports. */
@NullMarked
package dev.argosy.python;

import org.jspecify.annotations.NullMarked;
