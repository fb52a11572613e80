package dev.argosy.sync.watch;

import java.util.List;
import java.util.Optional;

/**
 * What an object's metadata say about who wrote what of it; the values are not looked at, and of
 * the fields only a digest is kept, because there are many objects.
 *
 * @param ours whether it carries our labels
 * @param own digest of the fields that are the agent's
 * @param ownTime when the agent's name last stood for a change of value; the server leaves it alone
 *     when another takes or removes a field
 * @param foreign fields of the content that others own and the agent does not, a few of them
 * @param last who else wrote last
 */
record Footprint(
    boolean ours, long own, String ownTime, List<String> foreign, Optional<Writer> last) {
  /** Of an object that is only seen to be there. */
  static final Footprint UNREAD = new Footprint(false, 0, "", List.of(), Optional.empty());

  Footprint {
    foreign = List.copyOf(foreign);
  }

  /** What the next one is compared with. */
  Footprint kept() {
    return new Footprint(ours, own, ownTime, foreign, Optional.empty());
  }
}
