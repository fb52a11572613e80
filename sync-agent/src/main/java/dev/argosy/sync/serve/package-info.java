/** The agent's small HTTP servers: is it alive, is it ready, how does it do. */
@NullMarked
package dev.argosy.sync.serve;

import org.jspecify.annotations.NullMarked;
