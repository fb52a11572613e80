package dev.argosy.compile.lower;

import dev.argosy.link.LinkedStep;
import dev.argosy.link.StepPath;
import dev.argosy.link.TaskName;

/** Names in Argo, by the section on names of the language. */
final class Names {
  /** Longest name of a template; with the run's name and a hash it must fit into a pod's. */
  private static final int LONGEST = 40;

  private Names() {}

  /** The name of a task. */
  static String task(String id) {
    return TaskName.of(id);
  }

  /** The name that a template would like. */
  static String template(StepPath path) {
    String name = String.join("-", path.ids()).replace('_', '-');
    if (name.length() <= LONGEST) {
      return TaskName.of(name);
    }
    String hash = Hash.of(name).substring(0, 6);
    return name.substring(0, LONGEST - hash.length() - 1).replaceAll("-+$", "") + "-" + hash;
  }

  /** The name that the template of a step would like; the body of a loop is called after both. */
  static String template(LinkedStep step) {
    StepPath path = step.path();
    return template(path.last().equals(step.id()) ? path : path.child(step.id()));
  }

  /** {@code CREATION_TIME} as {@code creation-time}. */
  static String words(String constant) {
    return constant.toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
