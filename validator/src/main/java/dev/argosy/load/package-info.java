/** From the files of a repository to the documents of its projects: read, check the shape, bind. */
@NullMarked
package dev.argosy.load;

import org.jspecify.annotations.NullMarked;
