/** Tests of schedules and windows. */
@NullMarked
package dev.argosy.schedule;

import org.jspecify.annotations.NullMarked;
