/** Tests of how names are resolved. */
@NullMarked
package dev.argosy.link;

import org.jspecify.annotations.NullMarked;
