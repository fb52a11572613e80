/**
 * A commit of a Git repository as a tree of files, read without a working tree and without trust.
 */
@NullMarked
package dev.argosy.sync.git;

import org.jspecify.annotations.NullMarked;
