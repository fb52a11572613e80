package dev.argosy.sync;

/** Why a sync looks at its repository now. */
public enum Trigger {
  /** It has just started, or its options changed. */
  START,
  /** The interval is over. */
  INTERVAL,
  /** The last attempt failed. */
  RETRY,
  /** The repository's server said that something was pushed. */
  WEBHOOK,
  /** Somebody changed what the sync owns. */
  DRIFT,
  /** A person asked. */
  REQUEST;

  /** Whether everything is planned anew although the commit is the same. */
  boolean syncsAnyway() {
    return this == DRIFT || this == REQUEST;
  }
}
