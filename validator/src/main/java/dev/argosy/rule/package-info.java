/** What makes sense: one rule, one class; {@link dev.argosy.rule.Rules#ALL} lists them. */
@NullMarked
package dev.argosy.rule;

import org.jspecify.annotations.NullMarked;
