package dev.argosy.sync.watch;

import dev.argosy.sync.plan.ObjectKey;

/** An object as it was seen. */
record Sighting(ObjectKey key, Footprint print) {}
