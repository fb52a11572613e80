package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.manifest.view.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Mutexes and semaphores: Argo asks what they lock only when it runs. */
final class Locks {
  private Locks() {}

  static void check(Fields synchronization, Findings findings) {
    twice(synchronization, findings);
    synchronization.maps("mutexes").forEach(m -> mutex(m, findings));
    synchronization.maps("semaphores").forEach(s -> semaphore(s, findings));
    if (synchronization.map("mutex").exists()) {
      mutex(synchronization.map("mutex"), findings);
    }
    if (synchronization.map("semaphore").exists()) {
      semaphore(synchronization.map("semaphore"), findings);
    }
  }

  /** Argo compares the locks as they are written, and fails what asks for one twice. */
  private static void twice(Fields synchronization, Findings findings) {
    Map<String, Fields> seen = new LinkedHashMap<>();
    for (Fields lock : all(synchronization)) {
      Fields first = isNamed(lock) ? seen.putIfAbsent(written(lock), lock) : null;
      if (first != null) {
        findings.add(
            Diagnostic.of(
                    Code.ARGO_LOCK, lock.at(), "the same lock is asked for twice", "take one out")
                .withRelated(first.at(), "the first one"));
      }
    }
  }

  /** One that says nothing of what it locks is reported for that. */
  private static boolean isNamed(Fields lock) {
    return !lock.text("name").isEmpty()
        || lock.map("configMapKeyRef").exists()
        || lock.map("database").exists();
  }

  /** Mutexes and semaphores, the forms of old included. */
  static List<Fields> all(Fields synchronization) {
    List<Fields> all = new ArrayList<>();
    for (String one : List.of("semaphore", "mutex")) {
      if (synchronization.map(one).exists()) {
        all.add(synchronization.map(one));
      }
    }
    all.addAll(synchronization.maps("semaphores"));
    all.addAll(synchronization.maps("mutexes"));
    return all;
  }

  /** What makes two locks the same. */
  static String written(Fields lock) {
    Fields map = lock.map("configMapKeyRef");
    return String.join(
        "|",
        lock.text("namespace"),
        lock.text("name"),
        String.valueOf(lock.isTrue("database")),
        lock.map("database").text("key"),
        map.text("name"),
        map.text("key"));
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
