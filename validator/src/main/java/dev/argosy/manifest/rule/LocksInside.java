package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.manifest.view.Fields;
import dev.argosy.manifest.view.Manifest;
import dev.argosy.manifest.view.Template;
import dev.argosy.manifest.view.Use;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Locks that what is around a template holds until the template has ended: it waits for ever. */
final class LocksInside {
  private final Manifest manifest;
  private final Findings findings;
  private final Set<String> seen = new HashSet<>();

  private LocksInside(Manifest manifest, Findings findings) {
    this.manifest = manifest;
    this.findings = findings;
  }

  /** The locks of a template's workflow are not held where a step refers to the template. */
  static void check(Manifest manifest, Findings findings) {
    Map<String, Fields> held = new LinkedHashMap<>();
    if (!manifest.kind().isTemplate()) {
      add(manifest.spec(), held);
    }
    LocksInside rule = new LocksInside(manifest, findings);
    manifest
        .template(manifest.spec().text("entrypoint"))
        .ifPresent(template -> rule.visit(template, held));
  }

  /** A name that a template's own values are in is another one each time. */
  private static void add(Fields owner, Map<String, Fields> held) {
    for (Fields lock : Locks.all(owner.map("synchronization"))) {
      String written = Locks.written(lock);
      if (!written.contains("{{inputs") && !written.contains("{{=")) {
        held.putIfAbsent(written, lock);
      }
    }
  }

  private void visit(Template template, Map<String, Fields> held) {
    if (!seen.add(template.name() + held.keySet())) {
      return;
    }
    for (Fields lock : Locks.all(template.fields().map("synchronization"))) {
      Fields outer = held.get(Locks.written(lock));
      if (outer != null) {
        findings.add(
            Diagnostic.of(
                    Code.ARGO_LOCK,
                    lock.at(),
                    template.title()
                        + " would wait for ever: what is around it holds this lock until it has"
                        + " ended",
                    "take the lock in one of the two places")
                .withRelated(outer.at(), "held from here on"));
      }
    }
    Map<String, Fields> inside = new LinkedHashMap<>(held);
    add(template.fields(), inside);
    template.uses().forEach(use -> visit(use, inside));
  }

  private void visit(Use use, Map<String, Fields> held) {
    use.inline().ifPresent(i -> visit(new Template(i, manifest), held));
    if (!use.templateRef().exists()) {
      manifest.template(use.template()).ifPresent(t -> visit(t, held));
    }
  }
}
