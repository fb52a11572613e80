/** A Git server says that somebody pushed; all that can come of it is an earlier look. */
@NullMarked
package dev.argosy.sync.webhook;

import org.jspecify.annotations.NullMarked;
