package dev.argosy.model;

/** What a failure of a step does to the graph it stands in. */
public enum OnError {
  FAIL,
  CONTINUE
}
