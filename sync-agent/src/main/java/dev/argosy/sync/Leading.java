package dev.argosy.sync;

import dev.argosy.sync.apply.Fence;

/** Whether this process is the one that syncs. */
public interface Leading extends Fence {
  /** For an agent without rivals. */
  Leading ALONE =
      new Leading() {
        @Override
        public void await() {}

        @Override
        public void pass() {}
      };

  /** Returns as soon as this process leads. */
  void await() throws InterruptedException;
}
