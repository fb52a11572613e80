/** When schedules fire, and which times belong together. */
@NullMarked
package dev.argosy.schedule;

import org.jspecify.annotations.NullMarked;
