package dev.argosy.sync.agent;

import dev.argosy.sync.Compile;
import java.util.concurrent.Semaphore;

/** Lets only so many compile at a time, because each holds a whole repository in memory. */
final class Turns {
  private final Semaphore free;

  Turns(int atOnce) {
    this.free = new Semaphore(atOnce, true);
  }

  Compile inTurn(Compile compile) {
    return tree -> {
      free.acquireUninterruptibly();
      try {
        return compile.compile(tree);
      } finally {
        free.release();
      }
    };
  }
}
