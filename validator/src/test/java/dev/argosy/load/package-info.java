@NullMarked
package dev.argosy.load;

import org.jspecify.annotations.NullMarked;
