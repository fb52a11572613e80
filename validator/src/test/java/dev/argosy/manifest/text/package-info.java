@NullMarked
package dev.argosy.manifest.text;

import org.jspecify.annotations.NullMarked;
