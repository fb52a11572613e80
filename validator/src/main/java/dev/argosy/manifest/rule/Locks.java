package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.manifest.view.Fields;

/** Mutexes and semaphores: Argo asks what they lock only when it runs. */
final class Locks {
  private Locks() {}

  static void check(Fields synchronization, Findings findings) {
    synchronization.maps("mutexes").forEach(m -> mutex(m, findings));
    synchronization.maps("semaphores").forEach(s -> semaphore(s, findings));
    if (synchronization.map("mutex").exists()) {
      mutex(synchronization.map("mutex"), findings);
    }
    if (synchronization.map("semaphore").exists()) {
      semaphore(synchronization.map("semaphore"), findings);
    }
  }

  private static void mutex(Fields mutex, Findings findings) {
    if (mutex.text("name").isEmpty()) {
      findings.add(Code.ARGO_LOCK, mutex.at(), "a mutex needs a name");
    }
  }

  private static void semaphore(Fields semaphore, Findings findings) {
    boolean map = semaphore.map("configMapKeyRef").exists();
    boolean database = semaphore.map("database").exists();
    if (map == database) {
      findings.add(
          Code.ARGO_LOCK,
          semaphore.at(),
          map
              ? "a semaphore has either configMapKeyRef or database"
              : "a semaphore needs configMapKeyRef or database");
    }
  }
}
