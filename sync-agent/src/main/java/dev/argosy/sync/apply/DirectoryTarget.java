package dev.argosy.sync.apply;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.argosy.diagnostic.Code;
import dev.argosy.sync.plan.Action;
import dev.argosy.sync.plan.Action.Create;
import dev.argosy.sync.plan.Action.Hold;
import dev.argosy.sync.plan.Action.Keep;
import dev.argosy.sync.plan.Action.Prune;
import dev.argosy.sync.plan.Action.Update;
import dev.argosy.sync.plan.Desired;
import dev.argosy.sync.plan.Inventory;
import dev.argosy.sync.plan.ObjectKey;
import dev.argosy.sync.plan.Plan;
import dev.argosy.sync.plan.Problem;
import dev.argosy.sync.plan.Standing;
import dev.argosy.sync.plan.Survey;
import dev.argosy.sync.plan.SyncException;
import dev.argosy.sync.plan.SyncPolicy.Rehearsal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rendered-manifests pattern: {@code <namespace>/<kind>-<name>.yaml} files, byte for byte as
 * compiled, and an inventory.
 *
 * <p>The folder is a symbolic link to a generation beside it. A new generation is written whole and
 * forced to disk, then the link is replaced in one step, so whoever reads the folder sees the old
 * state or the new one. The generation before is kept for readers that are still inside.
 */
public final class DirectoryTarget implements Target {
  /** Name of the inventory inside the folder. */
  public static final String INVENTORY = "argosy-inventory.txt";

  private final Path folder;
  private final Path store;
  private final String source;
  private final Disk disk;

  /**
   * @param folder need not exist; where it does, it must be empty or hold this sync's inventory
   * @param source name of the sync
   */
  public DirectoryTarget(Path folder, String source) {
    this(folder, source, new RealDisk());
  }

  DirectoryTarget(Path folder, String source, Disk disk) {
    this.folder = folder.toAbsolutePath().normalize();
    this.store = store(folder);
    this.source = source;
    this.disk = disk;
  }

  /** Where the generations of a folder lie, and the lock of whoever writes them. */
  public static Path store(Path folder) {
    Path link = folder.toAbsolutePath().normalize();
    return link.resolveSibling("." + link.getFileName() + ".argosy");
  }

  /** Where an object's file lies, relative to the folder. */
  public static String path(ObjectKey key) {
    String file = key.kind().toLowerCase(Locale.ROOT) + "-" + key.name() + ".yaml";
    return key.namespace().isEmpty() ? file : key.namespace() + "/" + file;
  }

  @Override
  public Inventory inventory() throws SyncException {
    return guarded(this::readInventory);
  }

  private Inventory readInventory() throws IOException, SyncException {
    if (!Files.exists(folder, NOFOLLOW_LINKS)) {
      return Inventory.none(source);
    }
    if (Files.isSymbolicLink(folder) && !linkedIntoStore()) {
      throw notOurs("is a link that argosy did not make");
    }
    if (!Files.isDirectory(folder)) {
      throw notOurs("is not a folder");
    }
    Path file = folder.resolve(INVENTORY);
    if (Files.isRegularFile(file, NOFOLLOW_LINKS)) {
      return parse(Files.readString(file, UTF_8));
    }
    if (!files().isEmpty()) {
      throw notOurs("holds files and no inventory of argosy");
    }
    return Inventory.none(source);
  }

  private Inventory parse(String text) throws SyncException {
    Inventory inventory = Inventory.parse(text).orElse(null);
    if (inventory == null) {
      throw new SyncException(
          Problem.of(
              Code.TARGET_BROKEN,
              folder.resolve(INVENTORY).toString(),
              "is not an inventory that this version of argosy understands",
              "restore it, or sync to a new folder"));
    }
    if (!inventory.source().equals(source)) {
      throw notOurs("belongs to the sync '" + inventory.source() + "', not to '" + source + "'");
    }
    return inventory;
  }

  @Override
  public Survey survey(List<Desired> desired, Inventory inventory, Rehearsal rehearsal)
      throws SyncException {
    return guarded(() -> look(desired, inventory));
  }

  private Survey look(List<Desired> desired, Inventory inventory) throws IOException {
    Map<ObjectKey, Standing> standing = new HashMap<>();
    Set<String> known = new TreeSet<>();
    for (ObjectKey key : inventory.objects()) {
      known.add(path(key));
      standing.put(key, stands(key, Optional.empty(), true));
    }
    for (Desired d : desired) {
      known.add(path(d.key()));
      standing.put(d.key(), stands(d.key(), Optional.of(d), inventory.objects().contains(d.key())));
    }
    List<Problem> refusals =
        files().stream().filter(f -> !known.contains(f)).map(this::stranger).toList();
    return new Survey(standing, refusals);
  }

  private Standing stands(ObjectKey key, Optional<Desired> desired, boolean owned)
      throws IOException {
    Path file = folder.resolve(path(key));
    if (!Files.exists(file, NOFOLLOW_LINKS)) {
      return new Standing.Absent();
    }
    if (!owned) {
      return new Standing.Foreign("somebody else: it is not in " + INVENTORY);
    }
    boolean same =
        desired.isPresent()
            && Files.isRegularFile(file, NOFOLLOW_LINKS)
            && Arrays.equals(Files.readAllBytes(file), desired.get().yaml().getBytes(UTF_8));
    return new Standing.Owned(same, "", List.of());
  }

  private Problem stranger(String file) {
    return Problem.of(
        Code.OBJECT_FOREIGN,
        folder.resolve(file).toString(),
        "was not written by this sync and would be lost",
        "move it out of the folder; nothing was written");
  }

  @Override
  public List<Problem> apply(Plan plan, Consumer<Action> done) throws SyncException {
    if (plan.held() || !plan.writes()) {
      return List.of();
    }
    guarded(() -> {
      swap(plan);
      return plan;
    });
    plan.actions().stream().filter(Action::writes).forEach(done);
    sweep();
    return List.of();
  }

  private void swap(Plan plan) throws IOException {
    Path fresh = store.resolve(plan.after().commit() + "-" + UUID.randomUUID());
    for (Action action : plan.actions()) {
      Optional<byte[]> content = content(action);
      if (content.isPresent()) {
        disk.write(fresh.resolve(path(action.key())), content.get());
      }
    }
    disk.write(fresh.resolve(INVENTORY), plan.after().text().getBytes(UTF_8));
    if (Files.isDirectory(folder, NOFOLLOW_LINKS)) {
      disk.move(folder, store.resolve("adopted-" + UUID.randomUUID()));
    }
    disk.point(folder, Path.of(store.getFileName() + "/" + fresh.getFileName()));
  }

  private Optional<byte[]> content(Action action) throws IOException {
    return switch (action) {
      case Create c -> Optional.of(c.desired().yaml().getBytes(UTF_8));
      case Update u -> Optional.of(u.desired().yaml().getBytes(UTF_8));
      case Prune p -> Optional.empty();
      case Keep k -> present(k.key());
      case Hold h -> present(h.key());
    };
  }

  private Optional<byte[]> present(ObjectKey key) throws IOException {
    Path file = folder.resolve(path(key));
    return Files.isRegularFile(file, NOFOLLOW_LINKS)
        ? Optional.of(Files.readAllBytes(file))
        : Optional.empty();
  }

  /** Removes generations nobody reads. Left-overs of a crash wait here for the next change. */
  private void sweep() throws SyncException {
    guarded(() -> {
      Path current = folder.toRealPath();
      for (Path old : oldestFirst(current)) {
        disk.remove(old);
      }
      return current;
    });
  }

  private List<Path> oldestFirst(Path current) throws IOException {
    List<Path> others = new ArrayList<>();
    try (Stream<Path> all = Files.list(store)) {
      all.filter(p -> Files.isDirectory(p, NOFOLLOW_LINKS))
          .filter(p -> !p.getFileName().equals(current.getFileName()))
          .forEach(others::add);
    }
    others.sort((a, b) -> Long.compare(a.toFile().lastModified(), b.toFile().lastModified()));
    return others.subList(0, Math.max(0, others.size() - 1));
  }

  /** Every file in the folder but the inventory, relative, sorted; links count as files. */
  private Set<String> files() throws IOException {
    if (!Files.isDirectory(folder)) {
      return Set.of();
    }
    Path root = folder.toRealPath();
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(p -> !Files.isDirectory(p, NOFOLLOW_LINKS))
          .map(p -> root.relativize(p).toString().replace('\\', '/'))
          .filter(p -> !p.equals(INVENTORY))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private boolean linkedIntoStore() throws IOException {
    Path target = folder.resolveSibling(Files.readSymbolicLink(folder)).normalize();
    return store.equals(target.getParent());
  }

  private SyncException notOurs(String what) {
    return new SyncException(
        Problem.of(
            Code.TARGET_NOT_OURS,
            folder.toString(),
            what + ", so it is not touched",
            "choose a folder that is new, empty or was made by this sync"));
  }

  @Override
  public void close() {
    // nothing is held open between calls
  }

  private interface Work<T> {
    T run() throws IOException, SyncException;
  }

  private <T> T guarded(Work<T> work) throws SyncException {
    try {
      return work.run();
    } catch (IOException | java.io.UncheckedIOException e) {
      throw new SyncException(
          Problem.of(
              Code.TARGET_UNREACHABLE,
              folder.toString(),
              "cannot be read or written (" + e + ")",
              "check that the disk has space and the agent may write there"));
    }
  }
}
