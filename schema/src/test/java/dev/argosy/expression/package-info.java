/** What expressions must do. */
@NullMarked
package dev.argosy.expression;

import org.jspecify.annotations.NullMarked;
