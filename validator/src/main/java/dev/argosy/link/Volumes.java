package dev.argosy.link;

import dev.argosy.diagnostic.At;
import dev.argosy.link.LinkedVolume.Keep;
import dev.argosy.model.Volume;
import java.util.List;
import java.util.Optional;

/**
 * The volumes of one pipeline.
 *
 * @param prefix what stands before their names in the run
 */
record Volumes(Linkage link, Names names, String prefix) {
  LinkedVolume link(At at, String id, Volume v) {
    String name = prefix + id;
    if (v.claim() != null) {
      return new LinkedVolume.Claim(at, name, link.text(v.claim(), names), v.accessModes());
    }
    if (v.size() != null) {
      Keep keep =
          switch (v.keep()) {
            case "always" -> Keep.ALWAYS;
            case "onFailure" -> Keep.ON_FAILURE;
            default -> Keep.NEVER;
          };
      LinkedText size = link.text(v.size(), names);
      VolumeSizes.check(size, link.findings());
      return new LinkedVolume.RunClaim(
          at, name, size, modes(v), Optional.ofNullable(v.storageClass()), keep);
    }
    if (v.secret() != null) {
      return new LinkedVolume.Secret(at, name, v.secret());
    }
    if (v.configMap() != null) {
      return new LinkedVolume.ConfigMap(at, name, v.configMap());
    }
    Volume.EmptyDir dir = v.emptyDir();
    return new LinkedVolume.EmptyDir(
        at,
        name,
        Optional.ofNullable(dir).map(Volume.EmptyDir::medium),
        Optional.ofNullable(dir).map(Volume.EmptyDir::sizeLimit).map(w -> w.text()));
  }

  /** Of a claim that is there already nobody knows them. */
  private static List<String> modes(Volume made) {
    return made.accessModes().isEmpty() ? List.of("ReadWriteOnce") : made.accessModes();
  }
}
