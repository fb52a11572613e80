package dev.argosy.link;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The volumes that the steps of one document can mount.
 *
 * @param names their names in the document
 * @param prefix what stands before a name in the run; empty in the pipeline that runs
 * @param called volumes of called pipelines, which become the run's; added to while steps are
 *     linked
 */
record Mountable(List<String> names, String prefix, List<LinkedVolume> called) {
  static Mountable of(List<String> names) {
    return new Mountable(names, "", new ArrayList<>());
  }

  /** Those of a Pipeline that the step at {@code path} calls. */
  Mountable ofCalled(List<String> own, StepPath path) {
    return new Mountable(own, String.join("-", path.ids()).replace('_', '-') + "-", called);
  }

  /** Mounts by the names that the volumes have in the run. */
  <T> Map<String, T> inRun(Map<String, T> mounts) {
    Map<String, T> renamed = new LinkedHashMap<>();
    mounts.forEach((name, mount) -> renamed.put(prefix + name, mount));
    return renamed;
  }
}
