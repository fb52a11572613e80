package dev.argosy.sync.git;

/** How a commit stands to one that was applied before it. */
public enum Descent {
  /** It is that commit, or builds on it. */
  AFTER,
  /** It does not build on it: history was rewound or rewritten. */
  NOT_AFTER,
  /** As far as was looked, it could be either. */
  UNKNOWN,
  /** The commit was named by its id, so whoever named it has decided. */
  PINNED
}
