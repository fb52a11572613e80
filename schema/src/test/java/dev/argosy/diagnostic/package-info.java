/** How findings are collected. */
@NullMarked
package dev.argosy.diagnostic;

import org.jspecify.annotations.NullMarked;
